"""The shared step wherever somebody chooses a password: long enough, hard to guess, and a new one."""

from collections.abc import Collection
from dataclasses import dataclass

from casebook.records.spelling import folded, nfc
from casebook.services.guessable import is_guessable
from casebook.services.refusals import Refused
from casebook.vault.passwords import MINIMUM_LENGTH, hash_password, is_right

_MOST = 200


@dataclass(frozen=True, kw_only=True)
class Chooser:
    """Who chooses: their user name, what a guesser knows of them, and the hash of the present password."""

    username: str
    names: Collection[str] = ()
    present: str | None = None


def hash_chosen(password: str, *, chooser: Chooser, field: str) -> str:
    """Hash a password somebody chose. Raises Refused for one that is too short, too long or easily guessed.

    Composed first: the same words typed on a Mac and on Windows are one password.
    """
    chosen = nfc(password)
    _refuse_length(chosen, field)
    if folded(chosen) == folded(chooser.username):
        raise Refused(
            "Mật khẩu không được trùng tên đăng nhập. Hãy chọn mật khẩu khác.",
            "The password must not be the user name. Choose another one.",
            field=field,
        )
    if is_guessable(chosen, known=[chooser.username, *chooser.names]):
        raise Refused(
            "Mật khẩu này dễ đoán: gần như chỉ gồm từ hay dùng, tên, ngày tháng hoặc dãy phím liền nhau. Hãy "
            "ghép vài từ không liên quan đến nhau, ví dụ bốn đồ vật trong bếp.",
            "This password is easily guessed: it is hardly more than common words, names, dates or a walk "
            "over the keyboard. Put a few unrelated words together, four things in a kitchen for example.",
            field=field,
        )
    if chooser.present is not None and is_right(chooser.present, chosen):
        raise Refused(
            "Mật khẩu mới phải khác mật khẩu đang dùng. Hãy chọn mật khẩu khác.",
            "The new password must differ from the present one. Choose another one.",
            field=field,
        )
    return hash_password(chosen)


def _refuse_length(chosen: str, field: str) -> None:
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
