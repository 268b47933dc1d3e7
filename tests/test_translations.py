"""Every string of the interface is in the Chinese catalog, with the same places to fill in."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from planportal.words.language import MissingTranslation, language

ROOT = Path(__file__).parents[1]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "text": None,
    "count": (1, 2),
    "said": None,
    "said_count": (1, 2),
}


def test_catalog_holds_exactly_the_strings_in_use():
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS)
    used = {message if isinstance(message, str) else message[0] for _file, _line, message, *_rest in found}
    assert used - set(catalog()) == set()
    assert set(catalog()) - used == set()


def test_translations_fill_in_the_same_values():
    for source, translation in catalog().items():
        assert placeholders(translation) == placeholders(source), source


def test_no_translation_is_empty_or_left_in_english():
    plain = [source for source, text in catalog().items() if not re.search("[一-鿿，、。；：%]", text)]
    assert plain == []


def test_a_missing_translation_is_an_error():
    with pytest.raises(MissingTranslation, match="zh.po has no translation of 'Never said'"):
        language("zh").text("Never said")
    assert language("en").text("Never said") == "Never said"


def catalog() -> dict[str, str]:
    with (ROOT / "planportal/locale/zh.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    return {
        (m.id if isinstance(m.id, str) else m.id[0]): (m.string if isinstance(m.string, str) else m.string[0])
        for m in messages
    }


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", text))
