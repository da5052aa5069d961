"""The table that follows commitments: for the public, the union and the unit itself."""

from datetime import date

from casebook.law.articles import Act, Article
from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Para, Table
from casebook.papers.form import Audience, Form, OpenForm
from casebook.papers.law_forms.shared_slots import UNIT
from casebook.papers.slots import Column, Slot, SlotKind

FIRST_DAY = Slot("first_day", "Từ ngày", "From", SlotKind.DAY)
LAST_DAY = Slot("last_day", "Đến ngày", "Until", SlotKind.DAY)
AS_OF = Slot("as_of", "Tính đến ngày", "As it stood on", SlotKind.DAY)
SCOPE = Slot("scope", "Bảng gồm những cam kết nào", "Which commitments it covers")
IN_ALL = Slot("in_all", "Tổng số cam kết", "Commitments in all", SlotKind.NUMBER)
KEPT = Slot("kept", "Thực hiện đúng hạn", "Kept in time", SlotKind.NUMBER)
KEPT_LATE = Slot("kept_late", "Thực hiện muộn", "Kept late", SlotKind.NUMBER)
BROKEN = Slot("broken", "Không thực hiện được", "Broken", SlotKind.NUMBER)
OVERDUE = Slot("overdue", "Quá hạn, chưa xong", "Overdue", SlotKind.NUMBER)
STILL_OPEN = Slot("still_open", "Chưa đến hạn", "Open", SlotKind.NUMBER)
REPLACED = Slot("replaced", "Thay bằng cam kết khác trong hạn", "Replaced in time", SlotKind.NUMBER)
REPLACED_LATE = Slot(
    "replaced_late", "Thay bằng cam kết khác khi quá hạn", "Replaced after its day", SlotKind.NUMBER
)
RATE = Slot("rate", "Tỷ lệ thực hiện đúng hạn", "Rate kept in time")
COMMITMENTS = Slot(
    "commitments",
    "Các cam kết",
    "The commitments",
    SlotKind.ROWS,
    (
        Column("stt", "STT", 13),
        Column("content", "Nội dung cam kết"),
        Column("made", "Nơi, ngày cam kết", 28),
        Column("owner", "Người chịu trách nhiệm", 26),
        Column("due", "Hạn thực hiện", 26),
        Column("result", "Kết quả", 34),
    ),
)

# No act prints this table; a unit follows its commitments by its own rules.
FOLLOW = OpenForm(
    key="COMMITMENT-FOLLOW",
    code="",
    vi="Bảng theo dõi thực hiện cam kết",
    en="Table of how commitments are followed",
    sources=(Article(Act.INTERNAL),),
    certainty=Certainty.M,
    since=date(2014, 7, 1),
    title="BẢNG THEO DÕI",
    about="Thực hiện cam kết tại các buổi đối thoại và trong kết luận tiếp công dân",
    audience=frozenset({Audience.PUBLIC, Audience.UNION}),
    slots=(
        UNIT, FIRST_DAY, LAST_DAY, AS_OF, SCOPE, IN_ALL, KEPT, KEPT_LATE, BROKEN,
        REPLACED_LATE, OVERDUE, STILL_OPEN, REPLACED, RATE, COMMITMENTS,
    ),
    blocks=(
        Para(
            "{unit} thông tin việc thực hiện các cam kết có hạn từ ngày {first_day} đến ngày {last_day}, "
            "tính đến ngày {as_of}:"
        ),
        Para("Bảng gồm: {scope}."),
        Para(
            "Tổng số {in_all} cam kết, trong đó: thực hiện đúng hạn {kept}; thực hiện muộn {kept_late}; "
            "không thực hiện được {broken}; thay bằng cam kết khác khi quá hạn {replaced_late}; quá hạn, "
            "chưa xong {overdue}; chưa đến hạn {still_open}; thay bằng cam kết khác trong hạn {replaced}."
        ),
        Para("Tỷ lệ thực hiện đúng hạn: {rate}.", bold=True),
        Para(
            "Tỷ lệ là số cam kết thực hiện đúng hạn trên tổng số cam kết đã đánh giá được (đúng hạn, muộn, "
            "không thực hiện được, thay khi quá hạn, quá hạn chưa xong). Cam kết chưa đến hạn thì chưa đánh "
            "giá; cam kết thay trong hạn được đánh giá ở cam kết thay thế.",
            italic=True,
        ),
        Table("commitments", 3),
    ),
    recipients=("Công đoàn;", "Niêm yết, công khai;"),
)  # fmt: skip

FORMS: tuple[Form, ...] = (FOLLOW,)
