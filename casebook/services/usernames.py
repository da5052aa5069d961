"""The shared step wherever a user name is given: plain letters, lower case, easy to type anywhere."""

import re

from casebook.services.refusals import Refused

_PLAIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")


def usable_username(typed: str, *, field: str = "username") -> str:
    """Give a user name as it is stored. Raises Refused for one that cannot be typed everywhere."""
    username = typed.strip().lower()
    if not _PLAIN.fullmatch(username):
        raise Refused(
            "Tên đăng nhập gồm 2 đến 60 chữ cái không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới, "
            "ví dụ lan.nguyen.",
            "A user name has 2 to 60 plain letters, digits, dots, hyphens or underscores, for example "
            "lan.nguyen.",
            field=field,
        )
    return username
