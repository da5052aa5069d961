"""What somebody hostile types, and how an answer shows that it was taken for more than text."""

import re
import unicodedata
from random import Random
from urllib.parse import urlsplit

from werkzeug.test import TestResponse

from casebook.web.headers import ALWAYS

# Each with {n}, the number of its round, so that what comes back is told from everything else.
TEXTS = (
    '"><zz{n}>',
    "'><zz{n} a='",
    "<script>zz{n}</script>",
    "</title><zz{n}>",
    "<zz{n}",
    "<!--<zz{n}-->",
    '" onzz{n}=1 x="',
    "' onzz{n}=1 x='",
    "x onzz{n}=1",
    "javascript:zz{n}()",
    "data:text/html,<zz{n}>",
    "zz{n}{{{{91300+37}}}}",
    "{{%print(91300+37)%}}zz{n}",
    "zz{n}${{91300+37}}",
    "%(zz{n})s",
    "{{zz{n}}}",
    "%s%n%x",
    "zz{n}\r\nX-Zz: 1",
    "zz{n}\nSet-Cookie: zz=1",
    "\r\n\r\n<zz{n}>",
    "zz{n}\x00",
    "\x1b[31mzz{n}",
    "zz{n}\x7f\x85",
    "\u202ezz{n}\u202c",
    "\u200bzz{n}\ufeff",
    "\u2028zz{n}\u2029",
    "\ufffe\uffff",
    "\U0001f600" * 60,
    "à" * 300,
    unicodedata.normalize("NFD", "Nguyễn Đức Ví Dụ zz{n}"),
    "ﷺ" * 40,
    "đĐ",
    "İıſß",
    "٣٤",
    "２０２６",
    "zz{n}'; DROP TABLE cases; --",
    "%' OR '1'='1",
    "\\' OR 1=1 --",
    "\\",
    "%",
    "_" * 9,
    "*" * 50,
    "NULL",
    '"',
    "'",
    "=1+1",
    "@SUM(1)",
    "+zz{n}",
    "-zz{n}",
    "\t=1",
    "../../../etc/passwd",
    "..\\..\\zz{n}",
    "//evil.example/zz{n}",
    "https://evil.example",
    "/\\evil.example",
    "file:///etc/passwd",
    "C:\\zz{n}",
    "con",
    ".",
    "..",
    "zz{n}.php",
    "0",
    "-1",
    "1",
    "2147483648",
    "9223372036854775808",
    "-9223372036854775809",
    "9" * 400,
    "1e309",
    "NaN",
    "Infinity",
    "0x10",
    "1.5",
    "1,5",
    "1_000",
    " 7 ",
    "true",
    "None",
    "[]",
    "{{}}",
    '{{"a": 1}}',
    "undefined",
    "31/02/2026",
    "00/00/0000",
    "01/01/0001",
    "31/12/9999",
    "29/02/2100",
    "1/1/26",
    "9999-99-99",
    "2026-11-23T25:61",
    "25:99",
    "24:00",
    "08:00:00",
    "01/01/1900",
    "01/13/2026",
    "2026-11-23",
    "23/11/2026",
    "0.0.0",
    "9.9999-12-31.x",
    "",
    " ",
    "\t\n\r ",
    "\u3000",
    "0" * 32,
    "f" * 32,
    "Z" * 32,
    "zz{n}" * 20_000,
    "a" * 100_000,
    "(" * 3000,
    "a b " * 9000,
)
BYTES = (b"\xff\xfe\xfd", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"%ZZ%", b"\x80" * 50)

# What the sums above come to has more digits than the number of any request.
_TAKEN_FOR_MORE = re.compile(
    r"<zz\d|<[^>]*[\"']\s+onzz\d+=|zz\d+91337|91337zz\d|<[^>]* href=[\"']?javascript:zz"
)


def value(random: Random, number: int) -> str | bytes:
    """One hostile value; bytes are no UTF-8."""
    if random.random() < 0.06:
        return random.choice(BYTES)
    return random.choice(TEXTS).format(n=number)


def values(random: Random, number: int) -> list[str | bytes]:
    """What stands in one field: mostly one value, sometimes the same key again and again."""
    times = random.choice((1, 1, 1, 1, 1, 1, 2, 3, 40))
    return [value(random, number) for _ in range(times)]


def faults(answer: TestResponse) -> list[str]:
    """Say what an answer should not have done with what was sent."""
    found = []
    if answer.status_code >= 500:
        found.append(f"it failed with {answer.status_code}")
    if (answer.mimetype or "").endswith(("html", "xml")):
        said = _TAKEN_FOR_MORE.search(answer.get_data(as_text=True))
        found += [f"it repeats unescaped {said[0][:80]!r}"] if said else []
    if answer.headers.get("X-Zz") or "zz=" in " ".join(answer.headers.getlist("Set-Cookie")):
        found.append("a header was smuggled in")
    if urlsplit(answer.headers.get("Location", "").replace("\\", "/")).netloc not in ("", "localhost"):
        found.append(f"it leads elsewhere: {answer.headers['Location']}")
    found += [f"{name} is missing" for name in ALWAYS if name not in answer.headers]
    return found
