"""Findings in words: contradictions of a document, with both places and what they print."""

from decimal import Decimal

from ..assess.completion import Completion
from ..assess.findings import Detail, Finding
from ..assess.possible import Interval
from ..model.text import Text, Unit
from .figures import amount, span
from .language import Language
from .verdicts import completion_text


def finding_kind(kind: str, language: Language) -> str:
    _ = language.text
    return {
        "value": _("Two places give different figures"),
        "comparator": _("Two places bound the figure differently"),
        "basis": _("Two places count over different spans"),
        "unit": _("Unit unclear"),
        "notation": _("Notation"),
        "baseline": _("Baseline not comparable"),
        "completion": _("Printed and computed completion differ"),
        "claim": _("Text and table disagree"),
        "scope": _("Different scope"),
        "wording": _("Wording"),
    }[kind]


def finding_text(finding: Finding, language: Language) -> str:
    """The sentence of a finding, naming both places and what they print."""
    if finding.message is not None:
        return finding.message[language.code]
    _ = language.text
    words = {name: _detail(detail, finding.unit, language) for name, detail in finding.details.items()}
    match finding.code:
        case "figures_differ":
            return _("%(place)s prints “%(printed)s”, while %(other_place)s says “%(other)s”.", **words)
        case "stated_in_words":
            return _("%(place)s prints the figure “%(printed)s”, while %(other_place)s sets the target in words: "
                     "“%(other)s”.", **words)  # fmt: skip
        case "yearly_and_total":
            return _("%(place)s prints “%(printed)s”, while %(other_place)s says “%(other)s”. The yearly figure comes to "
                     "%(implied)s over %(years)s years, which does not match the total.", **words)  # fmt: skip
        case "measures_differ":
            return _("%(place)s prints “%(printed)s” and %(other_place)s says “%(other)s”: they count different things, so "
                     "the figures cannot be compared.", **words)  # fmt: skip
        case "bases_differ":
            return _("%(place)s prints “%(printed)s” and %(other_place)s says “%(other)s”: the figure is the same, but "
                     "one is a total over the period and the other is not.", **words)  # fmt: skip
        case "bounds_differ":
            return _("%(place)s prints “%(printed)s” and %(other_place)s says “%(other)s”: the figure is the same, but it "
                     "is bounded differently.", **words)  # fmt: skip
        case "bare_and_bound":
            return _("Of “%(printed)s” in %(place)s and “%(other)s” in %(other_place)s, one is a bare figure and the "
                     "other an explicit bound.", **words)  # fmt: skip
        case "fact_differs":
            return _("%(place)s reports “%(printed)s”, while %(other_place)s says “%(other)s”.", **words)
        case "round_brackets":
            return _("%(place)s prints “%(printed)s” in round brackets, where the document marks totals with "
                     "brackets of another kind. It is read as a total.", **words)  # fmt: skip
        case "no_unit":
            return _("%(place)s prints “%(printed)s” without a unit.", **words)
        case "baseline_is_total":
            return _("%(place)s prints “%(printed)s” as the baseline of the target “%(target)s”. It is the total of the "
                     "period before, not a level of one year.", **words)  # fmt: skip
        case "baseline_of_total":
            return _("%(place)s prints the baseline “%(printed)s” beside the total “%(target)s”; the two cannot be "
                     "compared.", **words)  # fmt: skip
        case "completion_differs":
            return _("%(place)s prints “%(printed)s” for a result of %(result)s against %(target)s; the rule of the same "
                     "column gives “%(computed)s”.", **words)  # fmt: skip
    raise ValueError(f"no finding is called {finding.code}")


def _detail(detail: Detail, unit: Unit, language: Language) -> str:
    match detail:
        case Text():
            return detail[language.code]
        case Completion():
            return completion_text(detail, unit, language)
        case Interval():
            return span(detail, unit, language)
        case Decimal():
            return amount(detail, unit, language)
        case _:
            return str(detail)
