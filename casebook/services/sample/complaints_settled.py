"""Complaints that have run their course: settled, executed, contested further, or ended without decision."""

from datetime import date

from casebook.law.choices import Outcome, PublishedBy, Recipient, Scope, Via
from casebook.law.fields import Field
from casebook.law.grounds import DeclineGround, TerminationReason
from casebook.law.vocabulary import Action, Kind, Status
from casebook.services.case_dialogues import Said
from casebook.services.sample.meetings import meet
from casebook.services.sample.moves import (
    accept,
    ask,
    correct,
    decide,
    note,
    step,
    supplied,
    tell_accepted,
    verify,
)
from casebook.services.sample.plot import Beat, When, ago, before_tet, due, on, windows_closed
from casebook.services.sample.stage import Post
from casebook.services.sample.tales import Tale, came_again, letter
from casebook.services.visit_papers import HandedItem

_ROOM = "Phòng họp nhà hiệu bộ"
_OLD_RULE, _NEW_RULE = date(2026, 6, 30), date(2026, 7, 1)


def _sent(when: When | int = 1) -> tuple[Beat, Beat, Beat]:
    return (
        step(Action.SEND, when, {Field.RECIPIENT: Recipient.COMPLAINANT}),
        step(Action.RECORD_RECEIPT, 1),
        step(
            Action.PUBLISH, 4, {Field.PUBLISHED_BY: PublishedBy.POSTING, Field.PLACE: "Bảng tin cổng trường"}
        ),
    )


def _executed(summary: str) -> tuple[Beat, Beat, Beat]:
    return (
        step(Action.TAKE_EFFECT, windows_closed(1)),
        step(Action.ORDER_EXECUTION, 2, {Field.ORDERED: "Thực hiện quyết định giải quyết khiếu nại."}),
        step(Action.RECORD_EXECUTION, 6, {Field.DONE: summary}),
    )


SETTLED = (
    Tale(
        ends=Status.CLOSED,
        begins=ago(236),
        kind=Kind.COMPLAINT,
        who="Cam",
        handed=letter("Đơn khiếu nại", 2),
        subject="Khiếu nại việc xếp lớp 1 không đúng thông báo tuyển sinh",
        content="Con tôi trúng tuyển đúng tuyến nhưng bị chuyển sang lớp ghép ở điểm trường lẻ, trong khi "
        "thông "
        "báo tuyển sinh ghi học tại cơ sở chính. Đề nghị xếp lại lớp.",
        contested="Quyết định số 41/QĐ-THM về việc biên chế lớp 1",
        respondent="Hội đồng tuyển sinh lớp 1",
        statement="Tôi chỉ đề nghị thực hiện đúng thông báo đã niêm yết; không đề nghị xử lý cá nhân nào.",
        beats=(
            accept(4),
            tell_accepted(),
            verify(1),
            ask(2, "Hội đồng tuyển sinh"),
            supplied(3, "Đã có danh sách tuyển sinh và biên bản họp hội đồng."),
            *meet(
                2,
                notice=5,
                place=_ROOM,
                said=Said(agreed="Hai bên thống nhất xếp lại lớp theo thông báo tuyển sinh."),
            ),
            decide(2, Outcome.RIGHT, "Khiếu nại đúng; xếp học sinh vào lớp 1B tại cơ sở chính."),
            *_sent(),
            *_executed("Học sinh đã học tại lớp 1B từ đầu học kỳ II."),
            step(Action.CLOSE, 3),
        ),
    ),
    Tale(
        ends=Status.EXECUTED,
        begins=ago(204),
        kind=Kind.COMPLAINT,
        who="Đào",
        handed=(*letter("Đơn khiếu nại", 1), HandedItem(name="Biên lai thu tiền", pages=3, copies=1)),
        subject="Khiếu nại mức thu trông giữ ngoài giờ cao hơn mức đã công khai",
        content="Nhà trường thu 12.000 đồng một buổi trong khi bảng công khai đầu năm ghi 10.000 đồng. Đề "
        "nghị trả "
        "lại phần chênh lệch đã thu trong ba tháng.",
        contested="Thông báo số 15/TB-THM về các khoản thu",
        democracy=True,
        beats=(
            accept(6),
            tell_accepted(),
            verify(1),
            ask(1, "Bộ phận kế toán"),
            supplied(4, "Kế toán cung cấp dự toán và sổ thu ba tháng."),
            came_again(3, "Đào", "Hỏi kết quả và nộp thêm ba biên lai thu tiền."),
            *meet(
                2,
                notice=4,
                place=_ROOM,
                said=Said(agreed="Nhà trường thừa nhận công khai chậm mức thu điều chỉnh."),
            ),
            decide(3, Outcome.PARTLY_RIGHT, "Trả lại phần thu trước ngày công khai mức mới.", differs=True),
            *_sent(),
            *_executed("Đã trả lại 2.340.000 đồng cho 39 phụ huynh, có danh sách ký nhận."),
        ),
    ),
    Tale(
        ends=Status.CLOSED,
        begins=before_tet(2),
        kind=Kind.COMPLAINT,
        who="Ổi",
        subject="Khiếu nại kết quả chấm bài kiểm tra cuối học kỳ I môn Toán",
        content="Cháu làm đúng bài 4 nhưng bị trừ 1,5 điểm; đề nghị chấm phúc khảo và sửa học bạ.",
        contested="Bảng điểm kiểm tra cuối học kỳ I lớp 4A",
        beats=(
            accept(4),
            tell_accepted(),
            verify(1),
            note(3, "Tổ chuyên môn chấm lại độc lập hai vòng, kết quả trùng với điểm đã công bố."),
            step(
                Action.WAIVE_DIALOGUE,
                3,
                {Field.WAIVER_REASON: "Người khiếu nại có văn bản đề nghị không đối thoại."},
            ),
            decide(
                due("KN-03", 2), Outcome.WRONG, "Giữ nguyên kết quả chấm; hướng dẫn xem bài.", differs=True
            ),
            *_sent(),
            *_executed("Đã cho phụ huynh xem bài chấm và lập biên bản."),
            step(Action.CLOSE, 2),
        ),
    ),
    Tale(
        ends=Status.EXECUTED,
        begins=on(_OLD_RULE),
        kind=Kind.COMPLAINT,
        who="Mận",
        subject="Khiếu nại việc dừng suất ăn bán trú của học sinh giữa tháng",
        content="Nhà trường cắt suất ăn của con tôi từ ngày 15 vì nộp tiền chậm một ngày, không báo trước "
        "cho gia đình.",
        contested="Hành vi dừng suất ăn bán trú của bộ phận bán trú",
        respondent="Bộ phận bán trú",
        beats=(
            accept(due("KN-02o", -1)),
            tell_accepted(),
            verify(1),
            supplied(6, "Bộ phận bán trú giải trình, kèm sổ báo ăn tháng 6."),
            decide(due("KN-03", -3), Outcome.RIGHT, "Khôi phục suất ăn; hoàn tiền những bữa bị cắt."),
            *_sent(),
            *_executed("Đã hoàn 270.000 đồng và xin lỗi gia đình."),
        ),
    ),
    Tale(
        ends=Status.EXECUTED,
        begins=on(_NEW_RULE),
        kind=Kind.COMPLAINT,
        who="Chanh",
        handed=letter("Đơn khiếu nại", 2),
        subject="Khiếu nại quyết định cho học sinh thôi tham gia đội tuyển",
        content="Con tôi bị đưa ra khỏi đội tuyển cờ vua của trường mà không có tiêu chí, không có biên "
        "bản xét chọn.",
        contested="Quyết định số 52/QĐ-THM về danh sách đội tuyển",
        beats=(
            accept(due("KN-02", 0)),
            tell_accepted(),
            verify(1, by=Post.DEPUTY),
            *meet(
                6,
                notice=6,
                place=_ROOM,
                said=Said(agreed="Thống nhất tổ chức thi đấu lại có giám sát của phụ huynh."),
            ),
            decide(2, Outcome.PARTLY_RIGHT, "Hủy danh sách cũ, thi tuyển lại theo tiêu chí công khai."),
            *_sent(),
            *_executed("Đã thi tuyển lại và niêm yết danh sách mới."),
        ),
    ),
    Tale(
        ends=Status.CLOSED,
        begins=ago(150),
        kind=Kind.COMPLAINT,
        who="Trúc",
        via=Via.POST,
        subject="Khiếu nại việc phân công dạy thêm tiết không tính giờ",
        content="Tôi được phân công dạy thay 18 tiết trong tháng nhưng không được tính giờ, không có bảng "
        "chấm công.",
        contested="Thông báo phân công chuyên môn tháng 3",
        known=25,
        democracy=True,
        entered_after=3,
        beats=(
            accept(2),
            tell_accepted(),
            verify(1, by=Post.DEPUTY),
            correct(2, back=1, days=-1, reason="Quyết định giao xác minh ký ngày hôm trước, nhập nhầm ngày."),
            ask(2, "Tổ trưởng tổ 4, kế toán"),
            supplied(4, "Có sổ đầu bài và bảng phân công."),
            decide(due("KN-03", 3), Outcome.RIGHT, "Tính bổ sung 18 tiết dạy thay."),
            *_sent(),
            *_executed("Kế toán đã chi trả tiền dạy thay trong kỳ lương kế tiếp."),
            step(Action.CLOSE, 2),
        ),
    ),
    Tale(
        ends=Status.TERMINATED,
        begins=ago(70),
        kind=Kind.COMPLAINT,
        who="Quýt",
        subject="Khiếu nại hình thức phê bình học sinh trước toàn trường",
        content="Con tôi bị nêu tên phê bình dưới cờ vì một lỗi nhỏ; đề nghị hủy hình thức này và xin lỗi "
        "cháu.",
        contested="Hành vi phê bình học sinh trong giờ chào cờ",
        respondent="Giáo viên tổng phụ trách",
        beats=(
            accept(3),
            tell_accepted(),
            verify(2),
            step(
                Action.WITHDRAW,
                6,
                {
                    Field.SCOPE: Scope.ALL,
                    Field.SUMMARY: "Giáo viên đã gặp gia đình xin lỗi; tự nguyện rút đơn.",
                },
            ),
            step(Action.TERMINATE, 2, {Field.TERMINATION_REASON: TerminationReason.WITHDRAWN}),
            step(Action.SEND_TERMINATION, 1),
        ),
    ),
    Tale(
        ends=Status.DECLINED,
        begins=ago(61),
        kind=Kind.COMPLAINT,
        who="Sim",
        via=Via.POST,
        subject="Khiếu nại việc xét khen thưởng cuối năm học",
        content="Cháu đủ điều kiện học sinh tiêu biểu nhưng không có tên trong danh sách khen thưởng cuối "
        "năm.",
        contested="Quyết định khen thưởng cuối năm học",
        known=90,
        beats=(step(Action.DECLINE, 5, {Field.DECLINE_GROUND: DeclineGround.TIME_LIMIT_PASSED}),),
    ),
    Tale(
        ends=Status.GUIDED,
        begins=ago(46),
        kind=Kind.COMPLAINT,
        who="Khế",
        competent=False,
        subject="Khiếu nại quyết định thu hồi vỉa hè trước cổng trường",
        content="Gia đình tôi bị thu hồi chỗ bán hàng sát cổng trường theo quyết định của phường.",
        contested="Quyết định của UBND phường về trật tự đô thị",
        beats=(step(Action.GUIDE, 2, {Field.DEST_UNIT: "UBND phường Mẫu"}),),
    ),
    Tale(
        ends=Status.TRANSFERRED,
        begins=ago(38),
        kind=Kind.COMPLAINT,
        who="Sấu",
        via=Via.POST,
        competent=False,
        subject="Khiếu nại kết quả tuyển sinh lớp 6 của trường khác",
        content="Đơn gửi nhầm đến trường; nội dung thuộc thẩm quyền của trường trung học cơ sở trên địa bàn.",
        beats=(
            step(Action.TRANSFER, 3, {Field.DEST_UNIT: "Phòng Văn hóa - Xã hội phường Mẫu"}),
            step(Action.NOTIFY_OUTCOME, 1, {Field.SUMMARY: "Đơn đã được chuyển đến cơ quan có thẩm quyền."}),
        ),
    ),
    Tale(
        ends=Status.RETURNED,
        begins=ago(33),
        kind=Kind.COMPLAINT,
        who="Lựu",
        via=Via.POST,
        subject="Khiếu nại không kèm quyết định bị khiếu nại",
        content="Đơn trình bày không đồng ý với cách xử lý của nhà trường nhưng không nêu rõ việc gì, ngày "
        "nào.",
        beats=(
            step(
                Action.RETURN,
                3,
                {Field.RETURN_REASON: "Đơn không nêu nội dung khiếu nại; trả lại kèm hướng dẫn bổ sung."},
            ),
        ),
    ),
    Tale(
        ends=Status.FILED_AWAY,
        begins=ago(53),
        kind=Kind.COMPLAINT,
        who="Vải",
        via=Via.POST,
        subject="Đơn khiếu nại trùng nội dung về thời khóa biểu",
        content="Nội dung trùng với đơn đã được nhà trường hướng dẫn tuần trước, không có tình tiết mới.",
        beats=(step(Action.FILE_AWAY, 4, {Field.NOTE: "Đơn trùng, không có tình tiết mới."}),),
    ),
)
