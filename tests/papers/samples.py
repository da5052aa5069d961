"""The papers every test sets: one filled in, one with nothing known, for each kind."""

from collections.abc import Callable
from datetime import date

from casebook.papers.case_sheets import CaseSheet, ClockLine, case_sheet_pdf
from casebook.papers.letterhead import Issue, Letterhead, Person, Signature
from casebook.papers.minutes import (
    EmptyDayMinutes,
    GroupSheet,
    VisitMinutes,
    empty_day_pdf,
    group_sheet_pdf,
    visit_minutes_pdf,
)
from casebook.papers.receipts import (
    Appointment,
    DueDay,
    HandedItem,
    Receipt,
    appointment_pdf,
    receipt_pdf,
)
from casebook.papers.refusals import Refusal, refusal_pdf
from casebook.papers.schedules import HeadDay, PostedSchedule, RegularHours, schedule_pdf

SCHOOL = Letterhead(
    unit_name="Trường Tiểu học Nguyễn Văn Mẫu",
    upper_line="Ủy ban nhân dân phường Ví Dụ",
    place="Hà Nội",
    abbreviation="THNVM",
)
NOWHERE = Letterhead(unit_name="")
NOBODY = Person()
AN = Person(
    name="Trần Thị Ánh Ví Dụ",
    address="số 12, ngõ 345 phố Mẫu, phường Ví Dụ, thành phố Hà Nội",
    identity_paper="căn cước 001000000000",
    phone="0900 000 000",
)
LAN = Signature("Nhân viên văn thư", "Cô Lan Mẫu")
MINH = Signature("Hiệu trưởng", "Thầy Minh Mẫu")
SOMEBODY = Signature("")
DAY = date(2026, 11, 6)

Paper = Callable[[str], bytes]


def receipt(text: str) -> bytes:
    """A receipt with `text` wherever people type."""
    return receipt_pdf(
        Receipt(
            letterhead=SCHOOL,
            day=DAY,
            giver=AN,
            receiver=LAN,
            at="08:15",
            place="phòng tiếp công dân",
            matter=text,
            items=(
                HandedItem(f"Đơn kiến nghị. {text}", "bản chính", 2),
                HandedItem("Phiếu thu tiền nước uống", "bản chụp", 1, 3),
            ),
            number="15",
            tracking_code="VD7K-2MQX-93",
            follow_at="http://truong-mau.example/public",
            days=(DueDay("Thông báo kết quả", date(2026, 11, 20), "Điều 28 Luật Tiếp công dân"),),
        )
    )


def appointment(text: str) -> bytes:
    """An appointment slip about `text`."""
    return appointment_pdf(
        Appointment(
            letterhead=SCHOOL,
            issued_on=DAY,
            citizen=AN,
            matter=text,
            day=date(2026, 11, 23),
            at="07:30",
            place="phòng tiếp công dân",
            received_by="Thầy Minh Mẫu, Hiệu trưởng",
            bring="giấy tờ tùy thân, bản chính phiếu thu",
            officer=LAN,
        )
    )


def refusal(text: str) -> bytes:
    """A notice of refusal about `text`."""
    return refusal_pdf(
        Refusal(
            letterhead=SCHOOL,
            issue=Issue("07", DAY),
            citizen=AN,
            came_on=date(2026, 11, 4),
            matter=text,
            ground="Kiến nghị, phản ánh đã được trả lời đúng quy định và không có tình tiết mới",
            article="điểm h khoản 1 Điều 4 Nghị định 154/2026/NĐ-CP",
            signer=MINH,
            answered_in="31/TB-THNVM",
            answered_on=date(2026, 2, 3),
        )
    )


def visit_minutes(text: str) -> bytes:
    """Minutes of a visit in which `text` was said."""
    return visit_minutes_pdf(
        VisitMinutes(
            letterhead=SCHOOL,
            day=DAY,
            citizen=AN,
            officers=(LAN, MINH),
            started="08:15",
            ended="08:50",
            place="phòng tiếp công dân của trường",
            said=(text, "Xin được biết kết quả xếp lớp."),
            wishes="Đề nghị trả lời bằng văn bản.",
            answer="Ghi nhận, báo cáo Hiệu trưởng.",
        )
    )


def empty_day(text: str) -> bytes:
    """Minutes of an empty day with `text` as its note."""
    return empty_day_pdf(
        EmptyDayMinutes(
            letterhead=SCHOOL,
            day=DAY,
            session="tiếp công dân định kỳ của Hiệu trưởng",
            present=(MINH, LAN, Signature("Chủ tịch Công đoàn", "Cô Hạnh Mẫu")),
            started="07:30",
            ended="11:00",
            place="phòng tiếp công dân",
            note=text,
        )
    )


def group_sheet(text: str) -> bytes:
    """A sheet for thirty people about `text`."""
    people = (AN, Person(name="Ông An Ví Dụ", address="thôn Mẫu, xã Ví Dụ"))
    return group_sheet_pdf(
        GroupSheet(
            letterhead=SCHOOL,
            day=DAY,
            matter=text,
            officer=LAN,
            rows=30,
            people=people,
            representatives=("Ông An Ví Dụ",),
            seats=5,
            place="hội trường",
        )
    )


def schedule(text: str) -> bytes:
    """A posted schedule with `text` as expected content."""
    return schedule_pdf(
        PostedSchedule(
            letterhead=SCHOOL,
            issue=Issue("12", DAY),
            span="Tháng 12 năm 2026",
            place="Phòng tiếp công dân, tầng 1 nhà A, số 1 phố Mẫu, phường Ví Dụ",
            signer=MINH,
            contact="Cô Lan Mẫu, điện thoại 0900 000 000",
            regular=(
                RegularHours(
                    "Thứ Hai đến thứ Sáu",
                    ("07:30 - 11:00", "13:30 - 16:30"),
                    "Cô Lan Mẫu, văn thư",
                ),
            ),
            head_days=(
                HeadDay(
                    date(2026, 12, 7),
                    "07:30 - 11:00",
                    "Thầy Minh Mẫu, Hiệu trưởng",
                    "Đại diện Công đoàn, Ban Thanh tra nhân dân",
                    text,
                ),
                HeadDay(
                    date(2026, 12, 21),
                    "07:30 - 11:00",
                    "Cô Hoa Mẫu, Phó Hiệu trưởng",
                    note="Theo ủy quyền của Hiệu trưởng",
                ),
            ),
            posted_on=DAY,
        )
    )


def case_sheet(text: str) -> bytes:
    """A case's sheet about `text`."""
    return case_sheet_pdf(
        CaseSheet(
            letterhead=SCHOOL,
            day=DAY,
            number="KN-2026-0042",
            kind="Khiếu nại lần đầu",
            subject=text,
            status="Đang xác minh",
            parties=(("Người khiếu nại", AN.name), ("Người bị khiếu nại", "")),
            clocks=(
                ClockLine(
                    "Thụ lý hoặc không thụ lý",
                    "Điều 27 Luật Khiếu nại",
                    date(2026, 11, 2),
                    date(2026, 11, 11),
                    "xong ngày 06/11/2026",
                    (
                        "Nhận đơn ngày 02/11/2026; ngày nhận không tính.",
                        "Bảy ngày làm việc, trừ thứ Bảy 07/11 và Chủ nhật 08/11.",
                    ),
                ),
                ClockLine(
                    "Giải quyết khiếu nại lần đầu",
                    "Điều 28 Luật Khiếu nại",
                    date(2026, 11, 6),
                    None,
                    "tạm dừng",
                ),
            ),
            maker=LAN,
        )
    )


FILLED: dict[str, Paper] = {
    "receipt": receipt,
    "appointment": appointment,
    "refusal": refusal,
    "visit_minutes": visit_minutes,
    "empty_day": empty_day,
    "group_sheet": group_sheet,
    "schedule": schedule,
    "case_sheet": case_sheet,
}

BLANK: dict[str, Callable[[], bytes]] = {
    "receipt": lambda: receipt_pdf(
        Receipt(
            letterhead=NOWHERE,
            day=None,
            giver=NOBODY,
            receiver=SOMEBODY,
            items=(HandedItem("", "", None, None),),
        )
    ),
    "appointment": lambda: appointment_pdf(
        Appointment(
            letterhead=NOWHERE,
            issued_on=None,
            citizen=NOBODY,
            matter="",
            day=None,
            officer=SOMEBODY,
        )
    ),
    "refusal": lambda: refusal_pdf(
        Refusal(
            letterhead=NOWHERE,
            issue=Issue(),
            citizen=NOBODY,
            came_on=None,
            matter="",
            ground="",
            article="",
            signer=MINH,
        )
    ),
    "visit_minutes": lambda: visit_minutes_pdf(
        VisitMinutes(letterhead=NOWHERE, day=None, citizen=NOBODY, officers=(SOMEBODY,))
    ),
    "empty_day": lambda: empty_day_pdf(EmptyDayMinutes(letterhead=NOWHERE, day=None, session="", present=())),
    "group_sheet": lambda: group_sheet_pdf(
        GroupSheet(letterhead=NOWHERE, day=None, matter="", officer=SOMEBODY, rows=6)
    ),
    "schedule": lambda: schedule_pdf(
        PostedSchedule(letterhead=NOWHERE, issue=Issue(), span="", place="", signer=SOMEBODY)
    ),
    "case_sheet": lambda: case_sheet_pdf(
        CaseSheet(
            letterhead=NOWHERE,
            day=DAY,
            number="",
            kind="",
            subject="",
            status="",
            clocks=(ClockLine("Trả lời", "", None, None, ""),),
        )
    ),
}
