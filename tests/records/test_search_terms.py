"""What somebody types is read the way they mean it: words, phrases, numbers of documents, telephones."""

import unicodedata

import pytest

from casebook.records.search_terms import sought
from casebook.records.spelling import folded_word, spelled, telephone_ends, words_of


def told(typed: str) -> list[list[list[str]]]:
    """The ways of each term, each the phrases of it, folded."""
    return [[[" ".join(phrase.folded) for phrase in way] for way in term] for term in sought(typed).terms]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", []),
        ("  ?!  ", []),
        ("Học phí", [[["hoc"]], [["phi"]]]),
        ("ĐẶNG đình", [[["dang"]], [["dinh"]]]),
        ('"học phí" tháng', [[["hoc phi"]], [["thang"]]]),
        ("“học phí”", [[["hoc phi"]]]),
        ('"học phí', [[["hoc phi"]]]),
        ("15/QĐ-THM", [[["15 qd thm"]]]),
        ("42/KN", [[["42 kn"]]]),
        ("KN-2026-0042", [[["kn 2026 0042"]]]),
        ("5678", [[["5678"]]]),
        ("0912345678", [[["0912345678"]]]),
        ("0912.345.678", [[["0912345678"], ["0912 345 678"]]]),
        ("0912 345 678", [[["0912345678"], ["0912", "345", "678"]]]),
        ("+84 912 345 678", [[["0912345678"], ["84", "912", "345", "678"]]]),
        ("lớp 5 2026", [[["lop"]], [["5"]], [["2026"]]]),
        ("học học phí", [[["hoc"]], [["phi"]]]),
    ],
)
def test_what_is_typed_is_read_as_words_phrases_and_numbers(typed, terms):
    assert told(typed) == terms


def test_what_is_typed_on_a_mac_is_the_same():
    for typed in ("Đặng Thị Hường", '"quyết định" 15/QĐ-THM'):
        assert sought(unicodedata.normalize("NFD", typed)) == sought(typed)


def test_the_closest_is_side_by_side_in_the_spelling_typed():
    ways = [(how.exact, how.together) for how in sought("học phí").closest_first]
    assert ways == [(True, True), (False, True), (True, False), (False, False)]
    assert [(how.exact, how.together) for how in sought('"học phí"').closest_first] == [
        (True, False),
        (False, False),
    ]


@pytest.mark.parametrize(
    ("typed", "side_by_side"),
    [
        ("học phí", ("học", "phí")),
        ("đá đá", ("đá", "đá")),
        ("học học phí", ("học", "học", "phí")),
        ("đá", None),
        ('"đá đá"', None),
        ("15/QĐ-THM", None),
        ("0912 345 678", None),
        ("", None),
    ],
)
def test_what_is_typed_is_sought_as_a_whole_where_that_says_more_than_its_words(typed, side_by_side):
    whole = sought(typed).whole
    assert (whole.exact if whole else None) == side_by_side


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("TC-2026-0001", ("TC-2026-0001",)),
        ("tc 2026 1", ("TC-2026-0001",)),
        ("hồ sơ KNPA-2026-12 và TC-2026-3", ("KNPA-2026-0012", "TC-2026-0003")),
        ("TC-2026", ()),
        ("lớp 5", ()),
    ],
)
def test_a_case_is_asked_for_by_its_number_however_it_is_written(typed, numbers):
    assert sought(typed).case_numbers == numbers


def test_a_word_is_folded_to_letters_and_digits_only():
    assert [folded_word(word) for word in words_of("Đường ĐẠI-HỌC, số 7½ İzmir")] == [
        "duong",
        "dai",
        "hoc",
        "so",
        "7½",
        "izmir",
    ]


def test_the_words_of_a_text_stand_side_by_side_in_both_spellings():
    words = spelled(["Học  phí\nlớp 5A.", "", "Đặng"])
    assert words.exact == " học phí lớp 5a | đặng "
    assert words.folded == " hoc phi lop 5a | dang "


def test_a_telephone_is_found_by_its_last_four_digits_and_more():
    assert telephone_ends("0912.345.678") == [
        "5678",
        "45678",
        "345678",
        "2345678",
        "12345678",
        "912345678",
        "0912345678",
    ]
    assert telephone_ends("+84 912 345 678")[-1] == "0912345678"
    assert telephone_ends("0900 000 001; 0900 000 002")[-1] == "0900000002"
    assert telephone_ends("12") == []


def test_nobody_is_found_by_the_number_of_an_identity_card():
    assert spelled(["CCCD 001234567890, Ông An"]).folded == " cccd ong an "


def test_a_text_without_end_is_cut_before_the_database_refuses_it():
    words = spelled(["kêu " * 200_000])
    assert len(words.folded) <= 300_001
    assert len(spelled(["x" * 5000]).folded) == 62
