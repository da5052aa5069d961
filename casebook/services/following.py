"""Following a matter by its code: no account, and slower with every wrong guess from an address."""

from datetime import datetime

from casebook.records.base import transaction
from casebook.reports.following import Followed, code_typed, follow_code
from casebook.services.delays import count_attempt, for_codes, refuse_while_waiting
from casebook.services.refusals import Refused


def follow(*, typed: str, address: str, now: datetime) -> Followed:
    """Tell what a code stands for.

    Only a wrong one is counted: whoever has a code may look as often as they like. Raises Refused for a
    code that cannot be one or was never given, TooMany while waiting.
    """
    subject = for_codes(address)
    refuse_while_waiting(subject, now)
    code = code_typed(typed)
    found = follow_code(code) if code else None
    if found is not None:
        return found
    with transaction() as session:
        count_attempt(session, (subject,), now)
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
