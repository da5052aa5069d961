"""Feedback: what people tell the school about itself, in every status."""

from casebook.law.choices import Forwarder, PublishedBy, Scope, Via
from casebook.law.fields import Field
from casebook.law.vocabulary import Action, Kind, Status
from casebook.services.sample.moves import accept, answer, note, step, tell_accepted, verify
from casebook.services.sample.petitions import CLOSED, SENT
from casebook.services.sample.plot import ago, back
from casebook.services.sample.stage import Post
from casebook.services.sample.tales import Tale

FEEDBACK = (
    Tale(
        ends=Status.CLOSED,
        begins=ago(241),
        kind=Kind.FEEDBACK,
        who="Liễu",
        subject="Phản ánh nhà vệ sinh khối 3 xuống cấp",
        content="Vòi nước hỏng hai tuần, nhà vệ sinh nam khối 3 không có xà phòng, có mùi.",
        beats=(
            accept(2),
            tell_accepted(1),
            verify(1),
            answer(5, "Đã thay 6 vòi nước, phân công lao công kiểm tra hai lần mỗi buổi."),
            SENT,
            CLOSED,
        ),
    ),
    Tale(
        ends=Status.CLOSED,
        begins=ago(181),
        kind=Kind.FEEDBACK,
        who="Bàng",
        subject="Phản ánh ùn tắc cổng trường giờ tan học",
        content="Xe ô tô đỗ hai hàng trước cổng từ 16 giờ 15, trẻ phải len giữa các xe.",
        beats=(
            accept(1),
            tell_accepted(),
            verify(2, by=Post.DEPUTY),
            answer(6, "Chia hai khung giờ tan học; phối hợp công an phường phân luồng."),
            SENT,
            step(
                Action.PUBLISH,
                1,
                {Field.PUBLISHED_BY: PublishedBy.POSTING, Field.PLACE: "Bảng tin cổng trường"},
            ),
            CLOSED,
        ),
    ),
    Tale(
        ends=Status.CLOSED,
        begins=ago(142),
        kind=Kind.FEEDBACK,
        who="Phượng",
        via=Via.ONLINE,
        subject="Phản ánh căng tin bán nước ngọt có ga",
        content="Căng tin bày bán nước ngọt có ga và bim bim ngay giờ ra chơi, trái với cam kết đầu năm.",
        entered_after=2,
        beats=(
            accept(1),
            verify(1),
            note(2, "Kiểm tra đột xuất: còn 14 lon, đã lập biên bản."),
            answer(4, "Yêu cầu căng tin gỡ hàng trong ngày; bổ sung điều khoản vào hợp đồng."),
            SENT,
            CLOSED,
        ),
    ),
    Tale(
        ends=Status.CLOSED,
        begins=ago(131),
        kind=Kind.FEEDBACK,
        who="Đa",
        via=Via.PRESS,
        forwarder=Forwarder.PRESS,
        subject="Báo nêu việc học sinh phải kê khai thông tin gia đình",
        content="Bài báo phản ánh phiếu điều tra yêu cầu kê khai nghề nghiệp, thu nhập của cha mẹ.",
        beats=(
            accept(1),
            verify(1, by=Post.DEPUTY),
            answer(3, "Thu hồi phiếu; chỉ thu thập thông tin theo mẫu học bạ."),
            SENT,
            CLOSED,
        ),
    ),
    Tale(
        ends=Status.ANSWERED,
        begins=ago(101),
        kind=Kind.FEEDBACK,
        who="Lạc",
        subject="Phản ánh tiếng ồn sửa chữa trong giờ học",
        content="Đơn vị thi công khoan cắt từ 8 giờ sáng, lớp học dãy A không nghe giảng được.",
        beats=(
            accept(1),
            tell_accepted(),
            verify(1),
            answer(4, "Chuyển giờ thi công sang sau 17 giờ và ngày nghỉ."),
            SENT,
            CLOSED,
            step(
                Action.REOPEN,
                back(14),
                {Field.REOPENING_REASON: "Phụ huynh báo đơn vị thi công lại làm trong giờ học."},
            ),
            note(2, "Đã gặp chỉ huy công trường, lập biên bản."),
            answer(3, "Dừng thi công hai ngày; phạt theo hợp đồng nếu tái phạm."),
            SENT,
        ),
    ),
    Tale(
        ends=Status.ANSWERED,
        begins=ago(24),
        kind=Kind.FEEDBACK,
        who="Quýt",
        subject="Phản ánh cặp sách quá nặng",
        content="Cặp của cháu lớp 1 nặng hơn 4 kg vì phải mang đủ sách cả tuần.",
        beats=(
            accept(1),
            tell_accepted(),
            verify(1, by=Post.DEPUTY),
            answer(5, "Bố trí tủ sách tại lớp; học sinh chỉ mang sách theo buổi."),
            SENT,
        ),
    ),
    Tale(
        ends=Status.VERIFYING,
        begins=ago(10),
        kind=Kind.FEEDBACK,
        who="Bí",
        subject="Phản ánh nước uống ở sân trường có vị lạ",
        content="Nhiều cháu nói nước ở cây nước sân sau có vị clo; đề nghị xét nghiệm.",
        beats=(accept(1), tell_accepted(), verify(1), note(3, "Đã gửi mẫu nước; hẹn có kết quả sau 7 ngày.")),
    ),
    Tale(
        ends=Status.ACCEPTED,
        begins=ago(4),
        kind=Kind.FEEDBACK,
        who="Chanh",
        subject="Phản ánh bảo vệ khóa cổng sớm khi phụ huynh đến muộn",
        content="Cháu phải đứng ngoài cổng 20 phút dưới mưa vì bảo vệ đã khóa cổng.",
        beats=(accept(1), tell_accepted()),
    ),
    Tale(
        ends=Status.RECEIVED,
        begins=ago(0),
        kind=Kind.FEEDBACK,
        who="Khoai",
        subject="Phản ánh nhóm chat lớp đăng điểm của học sinh",
        content="Điểm kiểm tra của cả lớp được gửi công khai lên nhóm chat, nhiều cháu tự ti.",
    ),
    Tale(
        ends=Status.GUIDED,
        begins=ago(96),
        kind=Kind.FEEDBACK,
        who="Trám",
        competent=False,
        subject="Phản ánh quán trò chơi điện tử mở gần trường",
        content="Quán mở từ 11 giờ, học sinh lớp lớn trốn ngủ trưa ra chơi.",
        beats=(step(Action.GUIDE, 1, {Field.DEST_UNIT: "Công an phường Mẫu"}),),
    ),
    Tale(
        ends=Status.TRANSFERRED,
        begins=ago(73),
        kind=Kind.FEEDBACK,
        who="Mướp",
        via=Via.ONLINE,
        competent=False,
        regulation=True,
        subject="Phản ánh thủ tục chuyển trường yêu cầu giấy tờ trùng lặp",
        content="Hồ sơ chuyển trường đòi cả bản giấy và bản điện tử của cùng một giấy tờ; đề nghị sửa quy "
        "định.",
        beats=(
            step(Action.TRANSFER, 3, {Field.DEST_UNIT: "Sở Giáo dục và Đào tạo"}),
            step(
                Action.NOTIFY_OUTCOME, 1, {Field.SUMMARY: "Đã chuyển cơ quan kiểm soát thủ tục hành chính."}
            ),
        ),
    ),
    Tale(
        ends=Status.RETURNED,
        begins=ago(65),
        kind=Kind.FEEDBACK,
        who="Ngô",
        via=Via.POST,
        subject="Phản ánh không rõ lớp, không rõ thời gian",
        content="Thư nói «có cô giáo mắng học sinh» nhưng không nêu lớp nào, ngày nào; có tên và địa chỉ "
        "người gửi.",
        beats=(step(Action.RETURN, 4, {Field.RETURN_REASON: "Thiếu thông tin; mời người gửi bổ sung."}),),
    ),
    Tale(
        ends=Status.FILED_AWAY,
        begins=ago(56),
        kind=Kind.FEEDBACK,
        who="Me",
        via=Via.POST,
        subject="Phản ánh lặp lại về giờ mở cổng",
        content="Nội dung đã được trả lời bằng thông báo chung tháng trước.",
        beats=(
            step(Action.NOTIFY_OUTCOME, 3, {Field.SUMMARY: "Đã trả lời chung; không có tình tiết mới."}),
            step(Action.FILE_AWAY, 1, {Field.NOTE: "Đã trả lời, không có tình tiết mới."}),
        ),
    ),
    Tale(
        ends=Status.WITHDRAWN,
        begins=ago(11),
        kind=Kind.FEEDBACK,
        who="Xoài",
        subject="Phản ánh thái độ của nhân viên y tế học đường",
        content="Khi cháu sốt, nhân viên y tế trả lời cộc lốc và không gọi cho gia đình.",
        beats=(
            accept(1),
            tell_accepted(),
            step(
                Action.WITHDRAW,
                back(3),
                {
                    Field.SCOPE: Scope.ALL,
                    Field.SUMMARY: "Nhân viên y tế đã gặp, giải thích; gia đình đồng ý.",
                },
            ),
        ),
    ),
)
