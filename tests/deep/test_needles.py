"""Every form of a canary is really found where it stands."""

import base64
import json
import unicodedata
from urllib.parse import quote

import pytest

from casebook.records.spelling import digits, folded, squeezed
from tests.deep.needles import canaries, forms_of

WORDS = canaries(0)
WORD = WORDS.of("cases.subject")


@pytest.mark.parametrize(
    "written",
    [
        WORD,
        WORD.upper(),
        WORD.title(),
        unicodedata.normalize("NFD", WORD),
        folded(f"Tố cáo {WORD}"),
        squeezed(WORD),
        digits(WORD),
        json.dumps({"note": WORD}),
        quote(WORD),
        base64.b64encode(f"a{WORD}".encode()).decode(),
        base64.b64encode(f"ab{WORD}".encode()).decode(),
        base64.b64encode(f"abc{WORD}".encode()).decode(),
        WORD.encode().hex(),
    ],
)
def test_a_form_is_found(written: str) -> None:
    haystack = b"before " + written.encode() + b" after"
    assert any(form in haystack for form in forms_of(WORDS))


def test_the_field_it_stands_for_is_told() -> None:
    assert WORDS.names_in(f"… {WORD.upper()} …") == ["cases.subject"]


def test_other_words_are_no_canary() -> None:
    other = canaries(1).of("cases.subject")
    assert not any(form in other.encode() for form in forms_of(WORDS))
