"""Complaints whose decision is still contested, waiting for its effect, or being carried out."""

from casebook.law.choices import Outcome, PublishedBy, Recipient, Via
from casebook.law.fields import Field
from casebook.law.vocabulary import Action, EventType, Kind, Status
from casebook.services.case_dialogues import Said
from casebook.services.sample.meetings import meet
from casebook.services.sample.moves import (
    accept,
    ask,
    decide,
    hand_to,
    note,
    step,
    supplied,
    tell_accepted,
    verify,
)
from casebook.services.sample.paperwork import papered
from casebook.services.sample.plot import Beat, ago, back
from casebook.services.sample.sheets import ACCEPTANCE, RECEIPT, decision, verification
from casebook.services.sample.stage import Post
from casebook.services.sample.tales import Tale, came_again, letter
from casebook.services.visit_papers import HandedItem

_ROOM = "Phòng họp nhà hiệu bộ"


def _sent(days_ago: int) -> tuple[Beat, Beat]:
    """Sent on one day, received the next."""
    return (
        step(Action.SEND, back(days_ago), {Field.RECIPIENT: Recipient.COMPLAINANT}),
        step(Action.RECORD_RECEIPT, 1),
    )


def _posted(days_ago: int) -> Beat:
    return step(
        Action.PUBLISH,
        back(days_ago),
        {Field.PUBLISHED_BY: PublishedBy.POSTING, Field.PLACE: "Bảng tin cổng trường"},
    )


CONTESTED = (
    Tale(
        ends=Status.SUED,
        begins=ago(76),
        kind=Kind.COMPLAINT,
        who="Huệ",
        via=Via.POST,
        subject="Khiếu nại quyết định chấm dứt hợp đồng làm việc của giáo viên",
        content="Tôi không đồng ý việc nhà trường chấm dứt hợp đồng làm việc khi còn thời hạn tám tháng.",
        contested="Quyết định số 60/QĐ-THM về chấm dứt hợp đồng làm việc",
        known=12,
        beats=(
            papered(0, EventType.RECEIVED, RECEIPT),
            accept(4),
            tell_accepted(sheet=ACCEPTANCE),
            verify(1, by=Post.DEPUTY, sheet=verification(Post.DEPUTY)),
            ask(2, "Bộ phận tổ chức - hành chính"),
            supplied(4, "Có hợp đồng, biên bản đánh giá và thông báo trước 45 ngày."),
            *meet(
                2,
                notice=5,
                place=_ROOM,
                said=Said(disagreed="Hai bên chưa thống nhất về thời hạn báo trước."),
                on_paper=True,
            ),
            decide(
                back(54),
                Outcome.WRONG,
                "Giữ nguyên quyết định chấm dứt hợp đồng.",
                differs=True,
                sheet=decision(
                    findings="Nhà trường đã báo trước 45 ngày bằng văn bản, có ký nhận.",
                    dialogue="Hai bên chưa thống nhất về thời hạn báo trước.",
                    assessment="Khiếu nại sai.",
                    ruling="Giữ nguyên Quyết định số 60/QĐ-THM.",
                ),
            ),
            *_sent(53),
            _posted(48),
            step(Action.RECORD_LAWSUIT, back(40), {Field.COURT: "Tòa án nhân dân khu vực Mẫu"}),
        ),
    ),
    Tale(
        ends=Status.APPEALED,
        begins=ago(66),
        kind=Kind.COMPLAINT,
        who="Tre",
        subject="Khiếu nại kết quả xếp loại chất lượng viên chức",
        content="Tôi bị xếp loại hoàn thành nhiệm vụ dù đạt đủ tiêu chí hoàn thành tốt; phiếu lấy ý kiến "
        "của tổ "
        "không được công bố.",
        contested="Thông báo kết quả xếp loại viên chức",
        respondent="Hội đồng đánh giá, xếp loại viên chức",
        democracy=True,
        statement="Tôi đề nghị công khai phiếu lấy ý kiến của tổ theo Quy chế thực hiện dân chủ của trường.",
        beats=(
            accept(3),
            tell_accepted(),
            verify(2, by=Post.DEPUTY),
            supplied(3, "Hội đồng gửi biên bản kiểm phiếu."),
            *meet(2, notice=5, place=_ROOM, said=Said(disagreed="Người khiếu nại giữ nguyên yêu cầu.")),
            decide(
                back(45), Outcome.PARTLY_RIGHT, "Công khai phiếu; giữ nguyên kết quả xếp loại.", differs=True
            ),
            *_sent(44),
            _posted(38),
            step(Action.RECORD_APPEAL, back(34), {Field.DEST_UNIT: "UBND phường Mẫu"}),
        ),
    ),
    Tale(
        ends=Status.IN_EFFECT,
        begins=ago(53),
        kind=Kind.COMPLAINT,
        who="Nhãn",
        subject="Khiếu nại việc thay đổi thời khóa biểu buổi chiều không thông báo",
        content="Thời khóa biểu đổi giờ tan học chiều thứ Tư mà không báo trước, gia đình không kịp đón "
        "cháu.",
        contested="Thời khóa biểu số 3",
        beats=(
            accept(3),
            tell_accepted(),
            verify(1),
            came_again(4, "Nhãn", "Đề nghị cho biết từ tuần nào áp dụng thời khóa biểu mới."),
            decide(back(31), Outcome.RIGHT, "Giữ giờ tan học cũ đến hết học kỳ; báo trước hai tuần khi đổi."),
            *_sent(30),
            _posted(25),
            step(Action.TAKE_EFFECT, back(1)),
        ),
    ),
    Tale(
        ends=Status.EXECUTING,
        begins=ago(79),
        kind=Kind.COMPLAINT,
        who="Mít",
        handed=letter("Đơn khiếu nại kèm chữ ký của 12 phụ huynh", 4),
        subject="Khiếu nại khoản thu mua sách tham khảo bắt buộc",
        content="Lớp yêu cầu mỗi học sinh mua bộ sách tham khảo 320.000 đồng, ghi trong thông báo của nhà "
        "trường.",
        contested="Thông báo số 33/TB-THM về đồ dùng, sách vở",
        democracy=True,
        beats=(
            accept(3),
            tell_accepted(),
            verify(1),
            step(
                Action.ORDER_STAY,
                2,
                {Field.STAY_REASON: "Tạm dừng thu để tránh thiệt hại cho phụ huynh trong khi xác minh."},
            ),
            ask(1, "Giáo viên chủ nhiệm khối 5"),
            supplied(4, "Có danh sách đã thu và hóa đơn của nhà cung cấp."),
            step(Action.LIFT_STAY, 5),
            decide(back(58), Outcome.RIGHT, "Dừng hẳn khoản thu; trả lại tiền đã thu."),
            *_sent(57),
            _posted(52),
            step(Action.TAKE_EFFECT, back(24)),
            step(Action.ORDER_EXECUTION, back(21), {Field.ORDERED: "Trả lại tiền mua sách cho 74 học sinh."}),
            note(6, "Đã trả lại cho 61 trên 74 học sinh; số còn lại hẹn trong tháng."),
        ),
    ),
    Tale(
        ends=Status.DECIDED,
        begins=ago(28),
        kind=Kind.COMPLAINT,
        who="Dừa",
        handed=(*letter("Đơn khiếu nại", 1), HandedItem(name="Giấy ra viện", pages=2)),
        subject="Khiếu nại việc không cho học sinh đi học lại sau nghỉ ốm dài ngày",
        content="Cháu nghỉ ốm 40 ngày có giấy bệnh viện nhưng nhà trường yêu cầu học lại lớp dưới.",
        contested="Thông báo số 71/TB-THM",
        beats=(
            accept(4),
            tell_accepted(sheet=ACCEPTANCE),
            verify(1, sheet=verification()),
            hand_to(2, Post.DEPUTY, "Thầy Hải đi tập huấn; chuyển Phó Hiệu trưởng tiếp tục xác minh."),
            supplied(3, "Bệnh viện xác nhận thời gian điều trị."),
            decide(
                back(6),
                Outcome.RIGHT,
                "Cho học sinh tiếp tục học lớp 3, tổ chức phụ đạo.",
                sheet=decision(
                    findings="Học sinh nghỉ 40 ngày có giấy ra viện; kết quả học kỳ I đạt yêu cầu.",
                    dialogue="Không tổ chức đối thoại: yêu cầu khiếu nại và kết quả xác minh thống nhất.",
                    assessment="Khiếu nại đúng.",
                    ruling="Hủy Thông báo số 71/TB-THM; học sinh tiếp tục học lớp 3 và được phụ đạo.",
                ),
            ),
            *_sent(5),
        ),
    ),
)
