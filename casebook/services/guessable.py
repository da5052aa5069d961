"""Passwords that are guessed first: little is left of them without words, names, dates and key walks."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from casebook.records.spelling import folded

_LEFT_AT_LEAST = 6
"""Letters that must remain beside everything a guesser tries first."""
_WALK_FROM, _REPEAT_FROM, _WORD_FROM = 4, 3, 3

# What people in Vietnamese schools and offices put into passwords, folded. Patterns do the rest.
_WORDS = frozenset(
    """
    matkhau password passwd admin administrator root user login welcome letmein secret master test guest
    quantri quantrivien nguoidung taikhoan dangnhap macdinh default iloveyou princess dragon monkey
    sunshine football superman batman qwerty asdf zxcv abc abcd xyz anhyeuem emyeuanh yeuem yeuanh
    anhnhoem emnhoanh toiyeu yeuvietnam iuem tinhyeu hanhphuc giadinh bome concung vietnam hanoi saigon
    hochiminh hcm tphcm danang haiphong cantho hue nhatrang dalat quangninh nghean thanhhoa bacninh
    binhduong dongnai vungtau tayninh phuong quan huyen tinh thanhpho thixa truong truonghoc tieuhoc
    mamnon trunghoc trunghoccoso phothong thcs thpt mgmn lophoc hocsinh sinhvien giaovien hieutruong
    hieupho thaygiao cogiao thaytro phuhuynh nhatruong giaoduc phonggiaoduc sogiaoduc vanthu vanphong
    ketoan baove congdoan congan uybannhandan ubnd nhandan tiepcongdan congdan khieunai tocao kiennghi
    phananh donthu hoso casebook nguyen tran pham hoang phan huynh dang bui ngo duong thi van xinchao
    camon chucmung chucmungnammoi nammoi tet noel quockhanh sinhnhat maiyeu mua xuan thang nam bongda
    barcelona realmadrid manutd liverpool chelsea arsenal ronaldo messi facebook zalo gmail google yahoo
    iphone samsung oppo nokia windows microsoft viettel mobifone vinaphone
    """.split()  # noqa: SIM905  one word a line would fill four pages
)
_ROWS = (
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "qazwsxedcrfvtgbyhnujmikolp",
)
_WALKS = tuple(way for row in _ROWS for way in (row, row[::-1]))
_DATE = re.compile(
    r"(0?[1-9]|[12]\d|3[01])(0?[1-9]|1[0-2])((19|20)\d\d|\d\d)|(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"
    r"|(19|20)\d\d"
)
_LEET = str.maketrans("@4310$57!", "aaeiossti")


def is_guessable(password: str, *, known: Collection[str] = ()) -> bool:
    """Say whether hardly anything of a password is its own; `known` are names a guesser knows, too."""
    plain = folded(password)
    return any(_left_of(_bare(text), known) < _LEFT_AT_LEAST for text in (plain, plain.translate(_LEET)))


def _bare(text: str) -> str:
    return "".join(one for one in text if one.isalnum())


def _left_of(text: str, known: Collection[str]) -> int:
    """Count the letters that no guessable piece covers, at best for the guesser; a repetition counts once."""
    once = _said_once(text)
    words = _WORDS | _words_of(known)
    covered = [0] * (len(once) + 1)
    for start in range(len(once)):
        covered[start + 1] = max(covered[start + 1], covered[start])
        for length in _pieces(once, start, words):
            covered[start + length] = max(covered[start + length], covered[start] + length)
    return len(once) - covered[-1]


def _said_once(text: str) -> str:
    for length in range(1, len(text) // 2 + 1):
        if len(text) % length == 0 and text == text[:length] * (len(text) // length):
            return text[:length]
    return text


def _words_of(known: Collection[str]) -> frozenset[str]:
    found = set()
    for name in known:
        parts = [_bare(part) for part in folded(name).split()]
        found |= {*parts, "".join(parts), "".join(part[:1] for part in parts)}
    return frozenset(one for one in found if len(one) >= _WORD_FROM)


def _pieces(text: str, start: int, words: frozenset[str]) -> Iterator[int]:
    """Give the lengths of the guessable pieces that begin at a place."""
    for length in range(_WORD_FROM, min(_longest(words), len(text) - start) + 1):
        if text[start : start + length] in words:
            yield length
    if date := _DATE.match(text, start):
        yield len(date.group())
    for length in (_walk(text, start), _repeat(text, start)):
        if length:
            yield length


@cache
def _longest(words: frozenset[str]) -> int:
    return max(map(len, words))


def _walk(text: str, start: int) -> int:
    """Measure how far a text goes along the keyboard, the digits or the alphabet."""
    best = 0
    for row in _WALKS:
        length = _WALK_FROM
        while start + length <= len(text) and text[start : start + length] in row:
            best = max(best, length)
            length += 1
    return best


def _repeat(text: str, start: int) -> int:
    length = len(text) - start - len(text[start:].lstrip(text[start]))
    return length if length >= _REPEAT_FROM else 0
