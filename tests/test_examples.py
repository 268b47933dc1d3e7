"""The fictitious examples, which are shipped too, show every status and reason that the two documents cannot."""

import pytest
from commands import ROOT, build, portal
from plans import everything
from sparing import unpainted

from planportal.assess.judge import Reason
from planportal.assess.judged import judge_plan
from planportal.model.status import Status

RIVER = ROOT / "examples/river-city"
LARKMOUTH = ROOT / "examples/larkmouth"


@pytest.fixture(scope="module")
def reports():
    river = everything(RIVER)
    return {name: judge_plan(plan, river.shared) for name, plan in river.plans.items()}


@pytest.mark.parametrize(
    "indicator, status, reason",
    [
        ("total-water-use", Status.IN_LINE, Reason.LIMIT),
        ("industrial-water-use", Status.LAGGING, Reason.PATH),
        ("water-per-gdp", Status.IN_LINE, Reason.PATH),
        ("metered-intake", Status.NOT_ASSESSABLE, Reason.NO_BASELINE),
        ("supply-capacity", Status.IN_LINE, Reason.PATH),
        ("network-leakage", Status.LAGGING, Reason.LIMIT),
        ("good-sections", Status.ACHIEVED_EARLY, Reason.REACHED),
        ("black-odorous-waters", Status.FASTER, Reason.PATH),
        ("sewage-pipes", Status.FASTER, Reason.PATH),
        ("river-dredging", Status.NOT_ASSESSABLE, Reason.GAP),
        ("ecological-flow", Status.IN_LINE, Reason.YEARS),
        ("soil-erosion-control", Status.LAGGING, Reason.YEARS),
        ("major-incidents", Status.IN_LINE, Reason.DECLARED),
        ("monitoring-wells", Status.NOT_ASSESSABLE, Reason.NO_VALUE),
    ],
)
def test_each_indicator_shows_what_it_is_there_for(reports, indicator, status, reason):
    found = reports["river-city-14"].assessments[indicator]
    assert (found.status, found.reason) == (status, reason)


def test_every_status_occurs(reports):
    seen = {found.status for report in reports.values() for found in report.assessments.values()}
    assert seen == set(Status)


def test_the_pages_show_what_the_documents_do_not_print(tmp_path):
    with unpainted():
        build(RIVER, tmp_path / "site")
    overview = (tmp_path / "site" / "en/plans/river-city-14/index.html").read_text("utf-8")
    assert "Fictitious example" in overview and "Mid-term evaluation" in overview and "(third party)" in overview
    assert "Plan above" in overview and "Responsible bodies" in overview
    page = (tmp_path / "site" / "en/plans/river-city-14/indicators/supply-capacity.html").read_text("utf-8")
    assert "Milestones" in page and "published" in page


def test_larkmouth_is_typed_without_fault_doubt_or_gap_in_a_language():
    checked = portal("check", "--content", LARKMOUTH)
    assert (checked.returncode, checked.stdout.splitlines()[1:]) == (0, ["No faults in 1 plan."])


def test_each_row_of_larkmouth_shows_what_it_is_there_for():
    larkmouth = everything(LARKMOUTH)
    plan = larkmouth.plans["larkmouth-climate"]
    found = judge_plan(plan, larkmouth.shared).assessments
    assert plan.info.fictitious
    assert {subject: (seen.status, seen.reason) for subject, seen in found.items()} == {
        "emissions-cut": (Status.IN_LINE, Reason.PATH),
        "emissions-level": (Status.IN_LINE, Reason.PATH),
        "climate-spending": (Status.IN_LINE, Reason.PATH),
        "homes-retrofitted": (Status.LAGGING, Reason.PATH),
        "social-homes-retrofitted": (Status.FASTER, Reason.PATH),
        "fuel-poverty": (Status.FASTER, Reason.PATH),
        "room-temperature": (Status.IN_LINE, Reason.PATH),
        "cycle-lanes": (Status.IN_LINE, Reason.PATH),
        "charging-points": (Status.FASTER, Reason.PATH),
        "trips-without-car": (Status.LAGGING, Reason.PATH),
        "no2-days": (Status.IN_LINE, Reason.YEARS),
        "trees-planted": (Status.IN_LINE, Reason.PATH),
        "wetland-restored": (Status.IN_LINE, Reason.PATH),
        "recycling-rate": (Status.NOT_ASSESSABLE, Reason.BREAK),
        "adaptation-plans": (Status.IN_LINE, Reason.DECLARED),
        "school-streets-closed": (Status.IN_LINE, Reason.PATH),
        "lanes-at-schools": (Status.NOT_ASSESSABLE, Reason.NO_VALUE),
        "pupils-trained": (Status.LAGGING, Reason.PATH),
        "bicycle-hubs": (Status.IN_LINE, Reason.NO_BASELINE),
        "home-surveys": (Status.IN_LINE, Reason.YEARS),
    }
