"""Every word of the screens is said in Vietnamese, and no word that nobody uses any more."""

import re
from functools import cache

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.shape.source import ROOT

CATALOGUE = ROOT / "translations" / "vi" / "LC_MESSAGES" / "messages.po"
KEYWORDS = DEFAULT_KEYWORDS | {"_l": None, "lazy_gettext": None}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%")


@cache
def asked() -> dict[str, str]:
    """Every message that code and templates ask for, with the first place."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    found: dict[str, str] = {}
    for name, line, message, _comments, _context in extract_from_dir(
        ROOT, methods, options, keywords=KEYWORDS
    ):
        first = message if isinstance(message, str) else message[0]
        found.setdefault(first, f"{name}:{line}")
    return found


@cache
def catalogue() -> Catalog:
    """The Vietnamese catalogue."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="vi")


def said() -> dict[str, Message]:
    """The catalogue's messages by what code asks for."""
    return {
        (message.id if isinstance(message.id, str) else message.id[0]): message
        for message in catalogue()
        if message.id
    }


def spoken(message: Message) -> list[str]:
    """What a message says; a plural one may say several things."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_everything_the_screens_say_stands_in_the_catalogue():
    lacking = [f"{place} {text!r}" for text, place in asked().items() if text not in said()]
    assert not lacking, f"add these to translations/vi: {lacking}"


def test_nothing_stands_in_the_catalogue_that_nobody_says():
    assert not sorted(set(said()) - set(asked()))
    assert not catalogue().obsolete


def test_every_message_has_its_vietnamese_and_somebody_checked_it():
    silent = [text for text, message in said().items() if not all(spoken(message))]
    assert not silent, f"these have no Vietnamese: {silent}"
    assert not [text for text, message in said().items() if message.fuzzy]


def test_the_vietnamese_keeps_every_placeholder():
    differing = [
        text
        for text, message in said().items()
        for words in spoken(message)
        if words and set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(words))
    ]
    assert not differing, differing


def test_every_act_is_cited_in_one_way():
    """An act with a number by its whole sign, "Decree 124/2020/NĐ-CP", and its article before it."""
    heard = [words for text, message in said().items() for words in (text, *spoken(message))]
    cut_short = re.compile(r"(?:Decree|Circular|Nghị định|Thông tư)(?: số)? \d+/\d{4}(?!/)")
    act_first = re.compile(r"(?:Law on [A-Z][\w ]+|Code|Decree [\w/-]+), Article \d")
    assert not [words for words in heard if cut_short.search(words) or act_first.search(words)]
    assert cut_short.search("Article 28.1 of Decree 124/2020")
    assert act_first.search("Decree 154/2026/NĐ-CP, Article 25")
