"""Questions put to the engine: the indicator of a question, read as TOML would hold it and judged."""

from by_hand import Question
from questions import as_entry

from planportal.assess.judge import Assessment, assess
from planportal.model.document import PlanFile, PlanInfo
from planportal.model.portal import Plan, PlanFiles
from planportal.model.records import Indicator, IndicatorsFile, IndicatorTable
from planportal.model.settings import AboutRules, AgeRules, PaceRules, Rules
from planportal.model.text import Noun, Text, Unit

UNITS = {
    "万人": Unit(zh="万人", en=Noun(one="person", other="persons"), measure="persons", scale=10000),
    "%": Unit(zh="%", en=Noun(one="%", other="%"), measure="rate", rate=True),
}


def engine_verdict(question: Question) -> Assessment:
    """What the engine says of a question."""
    indicator = Indicator.model_validate(as_entry(question))
    table = IndicatorTable.model_construct(
        id="t1", label=Text(zh="表1", en="Table 1"), baseline_year=None, result_year=None
    )
    info = PlanInfo.model_construct(start=question.start, end=question.end)
    files = PlanFiles(
        plan=PlanFile.model_construct(plan=info),
        indicators=IndicatorsFile.model_construct(table=(table,), indicator=(indicator,)),
        goals=None, tasks=None, projects=None, commitments=None, revisions=None, sources=None,
    )  # type: ignore[arg-type]  # fmt: skip
    rules = Rules(
        pace=PaceRules(faster_from=str(question.faster), lagging_below=str(question.lagging)),
        about=AboutRules(rate=str(float(question.about_rate)), quantity=str(question.about_quantity)),
        age=AgeRules(monthly=4, quarterly=9, yearly=24),
    )
    return assess(Plan("asked", files, UNITS), indicator, rules, question.as_of)
