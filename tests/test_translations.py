"""Every string of the interface is in the Chinese catalog, with the same places to fill in."""

import argparse
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from planportal.words.language import MissingTranslation, language

PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[rsd]")
ROOT = Path(__file__).parents[1]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "text": None,
    "count": (1, 2),
    "Message": None,
    "count_message": (1, 2),
}


def test_catalog_holds_exactly_the_strings_in_use():
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS)
    used = {first(message) for _file, _line, message, *_rest in found}
    assert used - set(catalog()) == set()
    # argparse asks for its own sentences; the catalog has those that users meet.
    found = extract_from_file("python", argparse.__file__, keywords=KEYWORDS)
    asked = {first(message) for _line, message, *_rest in found}
    assert set(catalog()) - used - asked == set()


def test_translations_fill_in_the_same_values():
    for source, translation in catalog().items():
        assert placeholders(translation) == placeholders(source), source


# What is typed or stands in files is the same in every language.
TYPED = {"To be filled in", "apt-get install libpango", "pip install planportal", "planportal init FOLDER"}


def test_no_translation_is_empty_or_left_in_english():
    """Whatever has words has Chinese ones, and never three English ones in a row."""
    for source, translation in catalog().items():
        said, words = (PLACEHOLDER.sub("", text) for text in (source, translation))
        assert translation
        assert re.search("[一-鿿]", words) or not re.search("[A-Za-z]", said), source
        assert set(re.findall(r"[A-Za-z-]{2,}(?:,? [A-Za-z]+){2,}", words)) <= TYPED, source


def test_a_missing_translation_is_an_error():
    with pytest.raises(MissingTranslation, match="zh.po has no translation of 'Never said'"):
        language("zh").text("Never said")
    assert language("en").text("Never said") == "Never said"


def first(message: str | tuple[str, ...]) -> str:
    return message if isinstance(message, str) else message[0]


def catalog() -> dict[str, str]:
    with (ROOT / "planportal/locale/zh.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    return {
        (m.id if isinstance(m.id, str) else m.id[0]): (m.string if isinstance(m.string, str) else m.string[0])
        for m in messages
    }


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))
