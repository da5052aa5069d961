"""Why a deed was refused, in both languages, and beside which field it is told."""

from datetime import date


class Refused(Exception):
    """A deed that must not be done now. Nothing was changed.

    `vi` and `en` are sentences for the person, `field` the name of the form field they belong to
    (None: the whole form).
    """

    def __init__(self, vi: str, en: str, *, field: str | None = None) -> None:
        super().__init__(en)
        self.vi = vi
        self.en = en
        self.field = field

    def sentence(self, language: str) -> str:
        """Give the reason in a language ("vi" or "en")."""
        return self.en if language == "en" else self.vi


class NotAllowed(Refused):
    """The person does not have the power for it; to a page this looks like not found."""

    def __init__(self) -> None:
        super().__init__("Bạn không có quyền làm việc này.", "You may not do this.")


class NotConfirmed(Exception):
    """The person is signed in but has to prove once more who they are: nothing was changed.

    No Refused: it is not told beside a field, whatever form it came from; one handler answers it with the
    page that asks for the code, and comes back.
    """


class Stale(Refused):
    """Somebody else changed the thing since the form was made."""

    def __init__(self, *, version: int) -> None:
        super().__init__(
            "Trong lúc bạn đang nhập, người khác đã ghi thêm vào hồ sơ này. Xem phần mới dưới đây, "
            "rồi bấm lưu lần nữa nếu vẫn đúng.",
            "Somebody else recorded something in this case while you were typing. Read what is new "
            "below, then save once more if yours still holds.",
        )
        self.version = version


class GoesAbove(Refused):
    """The words accuse whoever leads the unit: nothing of them is written down in it (LTC Đ12.6, Đ18.2)."""

    def __init__(self) -> None:
        super().__init__(
            "Nội dung tố cáo người đứng đầu hoặc cấp phó không ghi vào sổ của đơn vị: chưa có gì được lưu. "
            "Hãy niêm phong và chuyển lên cơ quan quản lý cấp trên.",
            "What accuses the head or a deputy is written into no book of the unit: nothing of it was "
            "stored. Seal it and hand it over to the office above.",
        )


def refuse_what_goes_above(*, accuses_head: bool) -> None:
    """Refuse words of which whoever typed them says that they accuse the head or a deputy."""
    if accuses_head:
        raise GoesAbove


def refuse_future(day: date, *, today: date, field: str) -> None:
    """Refuse a day that has not come yet, where only what happened may be recorded."""
    if day > today:
        raise Refused(
            f"Ngày {day:%d/%m/%Y} chưa đến (hôm nay là {today:%d/%m/%Y}). Hãy nhập ngày việc đã xảy ra.",
            f"{day:%d/%m/%Y} has not come yet (today is {today:%d/%m/%Y}). Enter the day it happened.",
            field=field,
        )
