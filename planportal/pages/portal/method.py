"""The method page: how the portal judges, with the thresholds in force."""

from decimal import Decimal
from typing import NamedTuple

from ...assess.completion import Completion, Form
from ...assess.judge import RULES
from ...model.settings import Rules
from ...model.status import Status
from ...model.text import Noun, Unit
from ...words.language import Language
from ...words.verdicts import completion_text
from ..page import Page
from ..views import Badge, status_badge
from .context import PortalContext


class StatusMeaning(NamedTuple):
    """A status, and when it is given, with the thresholds in force."""

    status: Badge
    meaning: str


class RuleMeaning(NamedTuple):
    """A rule of judging: when it applies and what it returns."""

    name: str
    meaning: str


class MethodView(NamedTuple):
    """``forms`` are the wordings of completion, each as rule, target, result and wording; ``rules`` how a target is judged, in
    order; ``running`` and ``final`` the
    statuses during and after the plan. ``about_rate`` and ``about_quantity`` are the margins of targets that say "about", in
    percentage points and in percent. ``ages`` are the months after which a value counts as old, by how often it is
    published."""

    forms: tuple[tuple[str, str, str, str], ...]
    rules: tuple[RuleMeaning, ...]
    running: tuple[StatusMeaning, ...]
    final: tuple[StatusMeaning, ...]
    about_rate: str
    about_quantity: str
    ages: tuple[tuple[str, int], ...]


def page(context: PortalContext) -> Page:
    _, rules = context.language.text, context.shared.rules
    age = rules.age
    view = MethodView(
        forms=_forms(context.language),
        rules=tuple(RuleMeaning(_(rule.name), _(rule.meaning, **_thresholds(rules))) for rule in RULES),
        running=tuple(_meaning(context, entry) for entry in Status if not entry.final),
        final=tuple(_meaning(context, entry) for entry in Status if entry.final),
        about_rate=rules.about.rate,
        about_quantity=rules.about.quantity,
        ages=((_("Monthly"), age.monthly), (_("Quarterly"), age.quarterly), (_("Yearly"), age.yearly)),
    )
    lead = _("How completion, pace and the age of data are judged, with the thresholds in force.")
    return Page(_("Method"), lead, view)


def _meaning(context: PortalContext, entry: Status) -> StatusMeaning:
    meaning = context.language.text(entry.meaning, **_thresholds(context.shared.rules))
    return StatusMeaning(status_badge(entry, context.language), meaning)


def _thresholds(rules: Rules) -> dict[str, str]:
    """The thresholds that the meanings of rules and statuses name."""
    pace, about = rules.pace, rules.about
    return {
        "faster": pace.faster_from, "lagging": pace.lagging_below.lstrip("-"), "rate": about.rate, "quantity": about.quantity,
    }  # fmt: skip


def _forms(language: Language) -> tuple[tuple[str, str, str, str], ...]:
    """Every wording of completion, written by the code that words completions everywhere."""
    _ = language.text
    rate = Unit(zh="%", en=Noun(one="%", other="%"), measure="rate", rate=True)
    cases = [
        (_("A quantity: its share of the target, a whole percentage, rounded half up and never capped"),
         "50", "63.14", Completion(Form.PERCENT, True, Decimal(126))),
        (_("A rate above its floor: the distance in percentage points"),
         "≥95%", "97.73%", Completion(Form.ABOVE, True, Decimal("2.73"))),
        (_("A rate below its floor"), "≥95%", "94%", Completion(Form.BELOW, False, Decimal(1))),
        (_("A floor met exactly"), "≥98%", "98%", Completion(Form.MEETS, True)),
        (_("A ceiling kept"), "<4%", "1.75%", Completion(Form.WITHIN, True)),
        (_("A ceiling exceeded"), "<4%", "4.2%", Completion(Form.OVER, False, Decimal("0.2"))),
    ]  # fmt: skip
    return tuple(
        (rule, target, result, completion_text(completion, rate, language))
        for rule, target, result, completion in cases
    )
