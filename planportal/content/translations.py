"""Finds texts that are not really in both languages: one language typed twice, or placeholders of a new plan.

An English text may name Chinese words, in quotation marks, brackets or book-title marks; a Chinese name may be
letters, such as "ISO 9001". Figures stay as the document prints them; only their English is judged.
"""

import re
from collections.abc import Iterator

from ..model.entries import Entry, Path, records_in
from ..model.messages import Message
from ..model.portal import Plan
from ..model.text import Noun, Record, Text
from .drafts import public_plan
from .files import Files
from .load import PAGES, PLAN_FILES, SHARED_FILES, folder_of_plan, load_plan, load_shared, plan_names
from .parse import SourceFile, read_text
from .problems import ContentFaults, Problem
from .read import read_record

# What the files of a new plan hold until they are filled in.
PLACEHOLDERS = {"zh": "（待填）", "en": "To be filled in"}
# Fields with whole sentences, which in Chinese hold more than letters.
SENTENCES = {"summary", "message", "definition", "verdict", "note", "reason", "tagline"}

CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
LETTERS = re.compile(r"[A-Za-z]+")
# A word as it stands in a sentence; "GDP", "5G" and "WeChat" are names.
WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]?[a-z]{2,}(?![A-Za-z])")
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")
MARKS = "“”", "‘’", "()", "（）", "[]", "〔〕", "【】", "《》", "〈〉", "「」", "『』"
PAIRS = (f"{re.escape(pair[0])}[^{re.escape(pair)}]*{re.escape(pair[1])}" for pair in MARKS)
QUOTED = re.compile("|".join(['"[^"]*"', *PAIRS]))
# What stands in Markdown beside the words: code, addresses of links, tags.
MARKUP = re.compile(r"`[^`]*`|(?<=\])\([^)]*\)|<[^>]*>")
LONGEST = 20


def untranslated(files: Files, drafts: bool = False) -> list[Problem]:
    """Every text of a content folder that is not translated, as the public sees it or with its ``drafts``.

    :raises ContentFaults: if the content has faults, with all of them.
    """
    shared = load_shared(files)
    problems = [problem for name, kind in SHARED_FILES.items() for problem in _in_file(files, name, kind)]
    for page in PAGES:
        problems += _in_page(SourceFile(files, f"pages/{page}.md"), page.rpartition(".")[2])
    loaded = [load_plan(files, name, shared, drafts=True) for name in plan_names(files)]
    if faults := [fault for one in loaded for fault in one.problems]:
        raise ContentFaults(faults)
    for one in loaded:
        if one.plan and (drafts or not one.plan.info.draft):
            problems += _in_plan(files, one.plan, drafts)
    return sorted(problems)


def _in_file(files: Files, name: str, kind: type[Record]) -> Iterator[Problem]:
    source = SourceFile(files, name)
    record = read_record(source, kind).record
    for entry in records_in(record) if record else ():
        for path, message in _in_entry(entry):
            yield source.problem(path, message)


def _in_plan(files: Files, plan: Plan, drafts: bool) -> Iterator[Problem]:
    public = plan if drafts else public_plan(plan)
    for name, typed, public_file in zip(PLAN_FILES, plan.files, public.files, strict=True):
        keys = {entry.key for entry in records_in(public_file)}
        source = SourceFile(files, folder_of_plan(plan.id) + name)
        for entry in records_in(typed):
            if entry.key in keys:
                for path, message in _in_entry(entry):
                    yield source.problem(path, message)


def _in_entry(entry: Entry) -> Iterator[tuple[Path, str]]:
    """The faults of the texts of one record, with key paths; records inside it are entries of their own."""
    for name in type(entry.record).model_fields:
        value, path = getattr(entry.record, name), (*entry.path, name)
        texts = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for number, text in texts:
            if isinstance(text, Text):
                place = path if number is None else (*path, number)
                chinese, english = text.printed("zh"), text.printed("en")
                faults = {(*place, "zh"): _chinese(name, chinese), (*place, "en"): _english(english)}
            elif isinstance(text, str) and (name.endswith("_en") or isinstance(entry.record, Noun)):
                faults = {path: _english(text)}
            else:
                continue
            yield from ((place, message) for place, message in faults.items() if message)


def _chinese(name: str, text: str) -> str | None:
    """The fault of a Chinese text, if it has one; ``name`` is the name of its field."""
    if PLACEHOLDERS["zh"] in text:
        return Message("is not filled in yet; type the Chinese text")
    if not CHINESE.search(text) and (LETTERS if name in SENTENCES else WORD).search(ADDRESS.sub("", text)):
        return Message("is not in Chinese: “%(text)s”; type the Chinese text", text=_short(text))
    return None


def _english(text: str) -> str | None:
    if PLACEHOLDERS["en"] in text:
        return Message("is not filled in yet; type the English text")
    words = _without_quotations(text)
    if match := CHINESE.search(words):
        return Message(
            "holds Chinese outside quotation marks and brackets: “%(text)s”; translate it", text=_short(match[0])
        )
    if CHINESE.search(text) and not LETTERS.search(words):
        return Message("holds nothing but Chinese: “%(text)s”; translate it", text=_short(text))
    return None


def _without_quotations(text: str) -> str:
    """The text without what stands in quotation marks, brackets or book-title marks, also one inside the other."""
    while (shorter := QUOTED.sub("", text)) != text:
        text = shorter
    return text


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


# --- the about pages -----------------------------------------------------------------------------------------------


def _in_page(source: SourceFile, code: str) -> Iterator[Problem]:
    """Lines that are not filled in yet, and lines in the other language; a page that is mostly foreign is reported once."""
    message = {"zh": Message("is not in Chinese; translate it"), "en": Message("is not in English; translate it")}[
        code
    ]
    text, _faults = read_text(source)
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    for number, line in lines:
        if PLACEHOLDERS[code] in line:
            yield Problem(source.name, number, 1, "", Message("is not filled in yet; type the text"))
    foreign = [number for number, line in lines if _is_foreign(line, code)]
    if 2 * len(foreign) > len(lines):
        foreign = [1]
    for number in foreign:
        yield Problem(source.name, number, 1, "", message)


def _is_foreign(line: str, code: str) -> bool:
    words = ADDRESS.sub("", MARKUP.sub("", line))
    if code == "zh":
        return not CHINESE.search(words) and len(WORD.findall(words)) >= 3
    return len("".join(CHINESE.findall(_without_quotations(words)))) > len(LETTERS.findall(words))
