"""The notice of what the head concluded when receiving a person (NĐ 154/2026 Đ25)."""

from datetime import date

from casebook.law.articles import Act, Article
from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Centred, Line, Para, Passage, Table
from casebook.papers.form import Audience, Form, OpenForm
from casebook.papers.law_forms.declaring import open_form
from casebook.papers.slots import Column, Slot, SlotKind

N154_SINCE = date(2026, 7, 1)

_TO_FOLLOW = (
    Column("stt", "STT", 12),
    Column("content", "Nội dung và ý kiến kết luận"),
    Column("due", "Thời hạn giải quyết, trả lời", 32),
    Column("contact", "Người liên hệ, điện thoại", 56),
)


# One notice a person: a notice about several would tell each of them what the others came for.
# Whoever came to denounce gets none: what was said is sealed, and no visit is joined to a denunciation.
def _conclusion() -> OpenForm:
    return open_form(
        Slot("told", "Nội dung công dân trình bày", "What the person told", SlotKind.TEXT),
        Slot("answered", "Nội dung đã trả lời ngay", "What was answered at once", SlotKind.TEXT),
        Slot("to_follow", "Nội dung cần xem xét thêm", "What needs a longer look", SlotKind.ROWS, _TO_FOLLOW),
        key="N154-KL",
        code="",
        vi="Thông báo kết luận việc tiếp công dân của người đứng đầu",
        en="Notice of what the head concluded when receiving a person",
        sources=(Article(Act.N154, "25.2"), Article(Act.N154, "25.3")),
        certainty=Certainty.M,
        since=N154_SINCE,
        symbol="TB",
        title="THÔNG BÁO",
        about="Kết luận việc tiếp công dân của {head_title}",
        audience=frozenset({Audience.PERSON, Audience.BODY}),
        blocks=(
            Centred("Kính gửi: Ông (bà) {person_name}"),
            Line("Địa chỉ", "person_address"),
            Para(
                "Ngày {held_on}, tại {place}, {head_title} {unit} đã tiếp ông (bà). Sau khi nghe ông "
                "(bà) trình bày và ý kiến của các bộ phận có liên quan, {head_title} kết luận như sau:"
            ),
            Para("1. Nội dung ông (bà) trình bày:"),
            Passage("told", 3),
            Para("2. Nội dung đã rõ ràng, thuộc thẩm quyền, được trả lời ngay:"),
            Passage("answered", 3),
            Para("3. Nội dung cần xem xét thêm, thời hạn và người liên hệ:"),
            Table("to_follow", 3),
            Para("{unit} thông báo để ông (bà) biết và các bộ phận có liên quan thực hiện."),
        ),
        recipients=("Như trên;", "Bộ phận có liên quan (để thực hiện);"),
    )


FORMS: tuple[Form, ...] = (_conclusion(),)
