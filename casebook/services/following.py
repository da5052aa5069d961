"""Following a matter by its code: no account, and slower with every wrong guess from an address."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from casebook.records.base import db, transaction
from casebook.records.sign_ins import FailedSignIns
from casebook.reports.following import Followed, code_typed, follow_code
from casebook.services.refusals import Refused

_FREE_GUESSES = 5
_LONGEST_WAIT = timedelta(minutes=15)
_FORGOTTEN_AFTER = timedelta(hours=24)


class TooManyGuesses(Refused):
    """Too many unknown codes came from this address; it has to wait."""


def follow(*, typed: str, address: str, now: datetime) -> Followed:
    """Tell what a code stands for.

    Raises Refused for a code that cannot be one or was never given, TooManyGuesses while waiting.
    """
    subject = f"follow:{address}"[:80]
    _refuse_while_waiting(subject, now)
    code = code_typed(typed)
    found = follow_code(code) if code else None
    if found is not None:
        return found
    with transaction() as session:
        _count_guess(session, subject, now)
    if code is None:
        raise Refused(
            "Mã theo dõi gồm 10 chữ và số, ví dụ ABCDE-23456. Hãy xem lại mã trên giấy biên nhận hoặc phiếu.",
            "A tracking code has 10 letters and digits, for example ABCDE-23456. Look at the slip again.",
            field="code",
        )
    raise Refused(
        "Không có lượt tiếp hay hồ sơ nào mang mã này. Hãy xem lại từng chữ trên giấy, hoặc hỏi bộ phận "
        "tiếp công dân của đơn vị.",
        "No visit and no case has this code. Look at each letter on the paper again, or ask the unit's "
        "reception.",
        field="code",
    )


def _refuse_while_waiting(subject: str, now: datetime) -> None:
    row = db.session.get(FailedSignIns, subject)
    if row is not None and row.wait_until is not None and row.wait_until > now:
        seconds = int((row.wait_until - now).total_seconds()) + 1
        raise TooManyGuesses(
            f"Đã nhập sai mã nhiều lần. Hãy thử lại sau {seconds} giây.",
            f"Too many wrong codes. Try again in {seconds} seconds.",
            field="code",
        )


def _count_guess(session: Session, subject: str, now: datetime) -> None:
    row = session.get(FailedSignIns, subject)
    if row is None:
        row = FailedSignIns(subject=subject, failures=0, last_at=now)
        session.add(row)
    if now - row.last_at > _FORGOTTEN_AFTER:
        row.failures = 0
    row.failures += 1
    row.last_at = now
    if row.failures >= _FREE_GUESSES:
        wait = timedelta(seconds=2 ** min(row.failures - _FREE_GUESSES + 1, 20))
        row.wait_until = now + min(wait, _LONGEST_WAIT)
