"""The shared step wherever somebody chooses a password: long enough, and not their own user name."""

from casebook.records.spelling import folded, nfc
from casebook.services.refusals import Refused
from casebook.vault.passwords import MINIMUM_LENGTH, hash_password

_MOST = 200


def hash_chosen(password: str, *, username: str, field: str) -> str:
    """Hash a password somebody chose. Raises Refused for one that is too short, too long or the user name.

    Composed first: the same words typed on a Mac and on Windows are one password.
    """
    chosen = nfc(password)
    if len(chosen) < MINIMUM_LENGTH:
        raise Refused(
            f"Mật khẩu này có {len(chosen)} ký tự; cần ít nhất {MINIMUM_LENGTH}. "
            "Vài từ dễ nhớ đặt liền nhau là đủ, không bắt buộc có số hay ký hiệu.",
            f"This password has {len(chosen)} characters; at least {MINIMUM_LENGTH} are needed. "
            "A few words you remember will do, no digits or signs are demanded.",
            field=field,
        )
    if len(chosen) > _MOST:
        raise Refused(
            f"Mật khẩu này dài quá {_MOST} ký tự. Hãy chọn mật khẩu ngắn hơn.",
            f"This password is longer than {_MOST} characters. Choose a shorter one.",
            field=field,
        )
    if folded(chosen) == folded(username):
        raise Refused(
            "Mật khẩu không được trùng tên đăng nhập. Hãy chọn mật khẩu khác.",
            "The password must not be the user name. Choose another one.",
            field=field,
        )
    return hash_password(chosen)
