"""Complaints the school is working on today: on time, near their day, overdue, standing still."""

from casebook.law.choices import Scope, Via
from casebook.law.fields import Field
from casebook.law.grounds import ComplexCriterion, SuspensionReason
from casebook.law.vocabulary import Action, Kind, Status
from casebook.services.case_dialogues import Said
from casebook.services.sample.meetings import meet
from casebook.services.sample.moves import (
    Within,
    accept,
    ask,
    correct,
    note,
    step,
    supplied,
    tell_accepted,
    verify,
)
from casebook.services.sample.paperwork import drafted
from casebook.services.sample.plot import ago, back, due_soon
from casebook.services.sample.sheets import chasing, report
from casebook.services.sample.stage import Post
from casebook.services.sample.tales import Tale, came_again, letter

OPEN = (
    Tale(
        ends=Status.RECEIVED,
        begins=ago(1),
        kind=Kind.COMPLAINT,
        who="Hồng",
        handed=letter("Đơn khiếu nại", 1),
        subject="Khiếu nại việc thu tiền đồng phục theo nhà cung cấp chỉ định",
        content="Nhà trường chỉ nhận đồng phục của một nhà cung cấp, giá cao hơn chợ gần gấp đôi.",
        contested="Thông báo số 84/TB-THM về đồng phục",
        statement="Tôi đề nghị cho phụ huynh tự may theo mẫu.",
    ),
    Tale(
        ends=Status.RECEIVED,
        begins=ago(6),
        kind=Kind.COMPLAINT,
        who="Xoài",
        via=Via.ONLINE,
        subject="Khiếu nại việc chuyển lớp giữa kỳ không hỏi ý kiến gia đình",
        content="Con tôi bị chuyển từ lớp 2A sang lớp 2D ngày đầu tuần, gia đình chỉ biết khi đến đón.",
        contested="Quyết định điều chỉnh sĩ số lớp 2",
        known=3,
    ),
    Tale(
        ends=Status.ACCEPTED,
        begins=ago(7),
        kind=Kind.COMPLAINT,
        who="Chuối",
        subject="Khiếu nại kết quả đánh giá năng lực cuối tháng của học sinh lớp 3",
        content="Nhận xét trong sổ liên lạc không khớp với bài làm của cháu; đề nghị xem lại.",
        contested="Phiếu đánh giá tháng trước, lớp 3C",
        beats=(accept(4), tell_accepted(1)),
    ),
    Tale(
        ends=Status.VERIFYING,
        begins=due_soon(30, 4),
        kind=Kind.COMPLAINT,
        who="Dâu",
        handed=letter("Đơn khiếu nại", 2),
        subject="Khiếu nại chất lượng và định lượng bữa ăn bán trú",
        content="Bữa ăn ngày thứ Ba và thứ Năm thiếu so với thực đơn đã ký; có ảnh kèm theo.",
        contested="Hành vi cung cấp suất ăn không đúng thực đơn",
        respondent="Tổ bán trú",
        beats=(
            accept(4),
            tell_accepted(),
            verify(1),
            ask(2, "Tổ bán trú, đơn vị cung cấp thực phẩm"),
            supplied(4, "Có sổ kiểm thực ba bước và phiếu giao hàng."),
            note(3, "Cân mẫu ba suất ăn bất kỳ: thiếu khoảng 15 gam thịt mỗi suất."),
            step(
                Action.DEMAND_REPORT,
                3,
                {Field.ASKED_OF: "Tổ bán trú", Field.REPORT_BY: Within(4)},
                sheet=chasing("Tổ bán trú", "Chưa gửi bản giải trình về định lượng suất ăn.", 4),
            ),
            drafted(
                1,
                report("Ba suất ăn cân mẫu thiếu thịt so với thực đơn.", "Nội dung khiếu nại có cơ sở."),
            ),
        ),
    ),
    Tale(
        ends=Status.VERIFYING,
        begins=ago(34),
        kind=Kind.COMPLAINT,
        who="Gấc",
        via=Via.POST,
        subject="Khiếu nại việc thu hồi phòng học của câu lạc bộ ngoại khóa",
        content="Câu lạc bộ đã ký thỏa thuận dùng phòng đến hết năm học nhưng bị thu hồi phòng từ tháng "
        "trước.",
        contested="Văn bản số 47/THM về bố trí phòng học",
        known=8,
        beats=(
            accept(5),
            tell_accepted(),
            verify(2),
            ask(3, "Ban đại diện cha mẹ học sinh"),
            note(6, "Ban đại diện chưa cung cấp bản thỏa thuận, đã nhắc lần hai."),
            supplied(3, "Ban đại diện gửi bản thỏa thuận, chậm hơn yêu cầu."),
        ),
    ),
    Tale(
        ends=Status.IN_DIALOGUE,
        begins=ago(19),
        kind=Kind.COMPLAINT,
        who="Hạnh",
        subject="Khiếu nại hình thức kỷ luật tạm dừng học đối với học sinh lớp 5",
        content="Con tôi bị tạm dừng học ba ngày vì đánh bạn, trong khi bạn gây sự trước không bị nhắc nhở.",
        contested="Quyết định số 79/QĐ-THM về kỷ luật học sinh",
        respondent="Hội đồng kỷ luật",
        statement="Đề nghị nghe lại ý kiến của hai cháu và xem camera hành lang.",
        beats=(
            accept(3),
            tell_accepted(),
            verify(1),
            supplied(4, "Bảo vệ trích xuất hình ảnh camera hành lang."),
            *meet(
                back(2),
                notice=6,
                place="Phòng hội đồng",
                said=Said(disagreed="Người khiếu nại giữ nguyên yêu cầu."),
            ),
        ),
    ),
    Tale(
        ends=Status.SUSPENDED,
        begins=ago(41),
        kind=Kind.COMPLAINT,
        who="Bòng",
        subject="Khiếu nại việc khấu trừ tiền đặt cọc của người thuê căng tin",
        content="Nhà trường trừ 15 triệu đồng tiền cọc khi thanh lý hợp đồng mà không có biên bản hư hỏng.",
        contested="Biên bản thanh lý hợp đồng số 09",
        beats=(
            accept(4),
            tell_accepted(),
            verify(1, by=Post.DEPUTY),
            ask(2, "Kế toán"),
            supplied(3, "Kế toán nộp hợp đồng và biên bản bàn giao."),
            step(
                Action.SUSPEND,
                back(22),
                {
                    Field.SUSPENSION_REASON: SuspensionReason.AWAITING_OTHER_BODY,
                    Field.NOTE: "Chờ kết quả định giá tài sản của cơ quan chuyên môn.",
                },
            ),
            step(Action.SEND_SUSPENSION, 2),
        ),
    ),
    Tale(
        ends=Status.VERIFYING,
        begins=ago(44),
        kind=Kind.COMPLAINT,
        who="Trám",
        subject="Khiếu nại việc từ chối xác nhận hồ sơ chuyển trường",
        content="Gia đình chuyển nơi ở, trường giữ học bạ vì cho rằng còn nợ tiền ăn.",
        contested="Hành vi không trả học bạ",
        beats=(
            accept(3),
            tell_accepted(),
            verify(1, by=Post.DEPUTY),
            step(
                Action.SUSPEND,
                4,
                {
                    Field.SUSPENSION_REASON: SuspensionReason.FORCE_MAJEURE,
                    Field.NOTE: "Kho hồ sơ ngập sau mưa bão, chưa tiếp cận được.",
                },
            ),
            step(Action.SEND_SUSPENSION, 1),
            step(Action.RESUME, back(9)),
            step(Action.SEND_RESUMPTION, 1),
            note(2, "Đã tìm thấy học bạ; đang đối chiếu công nợ."),
        ),
    ),
    Tale(
        ends=Status.VERIFYING,
        begins=ago(26),
        kind=Kind.COMPLAINT,
        who="Thị",
        handed=letter("Đơn khiếu nại", 5),
        subject="Khiếu nại việc phân bổ học bổng của quỹ khuyến học",
        content="Nhiều gia đình cho rằng danh sách nhận học bổng do nhà trường duyệt không đúng tiêu chí "
        "đã công bố.",
        contested="Quyết định số 76/QĐ-THM về cấp học bổng",
        democracy=True,
        beats=(
            accept(3),
            tell_accepted(),
            verify(1),
            ask(1, "Hội khuyến học, kế toán, ba giáo viên chủ nhiệm"),
            supplied(4),
            step(
                Action.MARK_COMPLEX,
                back(8),
                {Field.CRITERION: ComplexCriterion.SEVERAL_CONTENTS, Field.NOTE: "Bốn nội dung, ba năm học."},
            ),
            came_again(2, "Thị", "Nộp thêm danh sách học sinh của hai năm học trước."),
            drafted(1, report("Đang đối chiếu danh sách của ba năm học.", "")),
        ),
    ),
    Tale(
        ends=Status.VERIFYING,
        begins=ago(18),
        kind=Kind.COMPLAINT,
        who="Me",
        subject="Khiếu nại việc thu hộ tiền bảo hiểm và tiền nước uống",
        content="Không đồng ý hai khoản thu hộ ghi chung một biên lai, không tách số tiền.",
        contested="Thông báo thu số 80/TB-THM",
        beats=(
            accept(3),
            tell_accepted(),
            verify(1),
            step(
                Action.WITHDRAW,
                3,
                {
                    Field.SCOPE: Scope.PART,
                    Field.SUMMARY: "Rút phần tiền bảo hiểm sau khi xem danh sách tham gia.",
                },
            ),
            note(1, "Còn lại nội dung tiền nước uống."),
            correct(2, back=1, days=None, reason="Ghi chú nhầm hồ sơ, gạch bỏ."),
        ),
    ),
    Tale(
        ends=Status.WITHDRAWN,
        begins=ago(9),
        kind=Kind.COMPLAINT,
        who="Mơ",
        subject="Khiếu nại việc xếp chỗ ngồi của học sinh cận thị",
        content="Con tôi cận nặng nhưng bị xếp cuối lớp; đã nói với giáo viên hai lần.",
        contested="Sơ đồ chỗ ngồi lớp 4B",
        beats=(
            accept(3),
            tell_accepted(),
            step(
                Action.WITHDRAW,
                back(1),
                {Field.SCOPE: Scope.ALL, Field.SUMMARY: "Cháu đã được đổi chỗ; gia đình tự nguyện rút đơn."},
            ),
        ),
    ),
)
