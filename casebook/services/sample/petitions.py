"""Petitions: what parents and staff ask the school to do, in every status."""

from casebook.law.choices import Forwarder, PublishedBy, Recipient, Scope, Via
from casebook.law.fields import Field
from casebook.law.vocabulary import Action, Kind, Status
from casebook.services.sample.moves import accept, answer, note, step, tell_accepted, verify
from casebook.services.sample.plot import ago, back, due
from casebook.services.sample.sheets import answer_letter
from casebook.services.sample.stage import Post
from casebook.services.sample.tales import Tale, came_again, letter

SENT = step(Action.SEND, 1, {Field.RECIPIENT: Recipient.COMPLAINANT})
CLOSED = step(Action.CLOSE, 3)

PETITIONS = (
    Tale(
        ends=Status.CLOSED,
        begins=ago(226),
        kind=Kind.PETITION,
        who="Bưởi",
        handed=letter("Đơn kiến nghị có 31 chữ ký", 3),
        subject="Kiến nghị lắp điều hòa cho các lớp học hướng Tây",
        content="Các lớp dãy B nắng chiếu từ trưa, phụ huynh đề nghị nhà trường xin kinh phí lắp điều hòa.",
        democracy=True,
        beats=(
            accept(2),
            tell_accepted(1),
            verify(1, by=Post.DEPUTY),
            answer(7, "Đưa vào dự toán năm sau; trước mắt lắp rèm và quạt hơi nước cho bốn lớp."),
            SENT,
            CLOSED,
        ),
    ),
    Tale(
        ends=Status.CLOSED,
        begins=ago(161),
        kind=Kind.PETITION,
        who="Sen",
        via=Via.POST,
        subject="Kiến nghị công khai thu chi quỹ Ban đại diện cha mẹ học sinh",
        content="Quỹ lớp và quỹ trường do Ban đại diện cha mẹ học sinh thu; đề nghị nhà trường yêu cầu "
        "công khai từng khoản.",
        democracy=True,
        beats=(
            accept(3),
            verify(1),
            note(2, "Khoản thu do Ban đại diện quyết định, không phải quyết định hành chính của trường."),
            answer(5, "Đã đề nghị Ban đại diện công khai thu chi theo quý tại bảng tin và nhóm lớp."),
            SENT,
            step(
                Action.PUBLISH,
                2,
                {Field.PUBLISHED_BY: PublishedBy.POSTING, Field.PLACE: "Bảng tin cổng trường"},
            ),
            CLOSED,
        ),
    ),
    Tale(
        ends=Status.CLOSED,
        begins=ago(122),
        kind=Kind.PETITION,
        who="Súng",
        subject="Kiến nghị sửa Quy chế chi tiêu nội bộ về tiền trực trưa",
        content="Giáo viên bán trú đề nghị nâng mức chi trực trưa và lấy ý kiến toàn thể viên chức trước "
        "khi ban hành.",
        democracy=True,
        beats=(
            accept(3),
            tell_accepted(),
            verify(2, by=Post.DEPUTY),
            came_again(8, "Súng", "Hỏi bao giờ tổ chức lấy ý kiến; nộp danh sách 12 chữ ký."),
            answer(
                due("KNPA-02", 4), "Sẽ đưa ra hội nghị viên chức; dự thảo gửi các tổ góp ý trong 15 ngày."
            ),
            SENT,
            CLOSED,
        ),
    ),
    Tale(
        ends=Status.ANSWERED,
        begins=ago(21),
        kind=Kind.PETITION,
        who="Mướp",
        subject="Kiến nghị giảm bài tập về nhà cuối tuần",
        content="Các cháu lớp 2 phải làm bài đến 22 giờ tối Chủ nhật; đề nghị thực hiện đúng quy định học "
        "hai buổi một ngày.",
        beats=(
            accept(2),
            tell_accepted(),
            verify(1, by=Post.DEPUTY),
            answer(
                6,
                "Không giao bài tập về nhà với lớp học hai buổi; tổ chuyên môn kiểm tra hằng tháng.",
                sheet=answer_letter(
                    "Khối 2 học hai buổi mỗi ngày; một số lớp vẫn giao bài về nhà.",
                    "Nhà trường yêu cầu giáo viên không giao bài về nhà và kiểm tra hằng tháng.",
                ),
            ),
            SENT,
        ),
    ),
    Tale(
        ends=Status.VERIFYING,
        begins=ago(9),
        kind=Kind.PETITION,
        who="Cà",
        subject="Kiến nghị mở thêm lớp bán trú khối 1",
        content="Còn 27 cháu chưa có chỗ ăn ngủ trưa; đề nghị tận dụng phòng đa năng.",
        beats=(
            accept(2),
            tell_accepted(),
            verify(1),
            note(3, "Đã đo diện tích phòng đa năng: đủ cho 30 chỗ ngủ."),
        ),
    ),
    Tale(
        ends=Status.ACCEPTED,
        begins=ago(5),
        kind=Kind.PETITION,
        who="Rau",
        via=Via.ONLINE,
        subject="Kiến nghị bố trí chỗ đợi có mái che cho phụ huynh",
        content="Những hôm mưa, phụ huynh đứng tràn ra lòng đường; đề nghị làm mái che dọc tường rào.",
        beats=(accept(2), tell_accepted(1)),
    ),
    Tale(
        ends=Status.RECEIVED,
        begins=ago(2),
        kind=Kind.PETITION,
        who="Lúa",
        subject="Kiến nghị tổ chức xe đưa đón học sinh khu tái định cư",
        content="Hơn hai mươi gia đình cách trường 5 km đề nghị nhà trường đứng ra tổ chức xe đưa đón.",
    ),
    Tale(
        ends=Status.GUIDED,
        begins=ago(86),
        kind=Kind.PETITION,
        who="Ngô",
        competent=False,
        subject="Kiến nghị lắp đèn đường ở ngõ phía sau trường",
        content="Ngõ tối, học sinh tan ca chiều mùa đông đi lại không an toàn.",
        beats=(step(Action.GUIDE, 1, {Field.DEST_UNIT: "UBND phường Mẫu"}),),
    ),
    Tale(
        ends=Status.TRANSFERRED,
        begins=ago(58),
        kind=Kind.PETITION,
        who="Khoai",
        via=Via.POST,
        competent=False,
        subject="Kiến nghị dời trạm trung chuyển rác gần trường",
        content="Trạm rác cách tường rào 20 mét, mùi bay vào lớp học.",
        beats=(
            step(Action.TRANSFER, 3, {Field.DEST_UNIT: "UBND phường Mẫu"}),
            step(Action.NOTIFY_OUTCOME, 1, {Field.SUMMARY: "Kiến nghị đã chuyển UBND phường xem xét."}),
        ),
    ),
    Tale(
        ends=Status.RETURNED,
        begins=ago(47),
        kind=Kind.PETITION,
        who="Sắn",
        via=Via.POST,
        subject="Đơn kiến nghị không ghi rõ việc đề nghị",
        content="Đơn chỉ ghi «đề nghị nhà trường quan tâm hơn», không nêu việc cụ thể.",
        beats=(
            step(
                Action.RETURN,
                3,
                {Field.RETURN_REASON: "Không xác định được nội dung; mời đến trường trình bày."},
            ),
        ),
    ),
    Tale(
        ends=Status.FILED_AWAY,
        begins=ago(43),
        kind=Kind.PETITION,
        who="Đậu",
        via=Via.FORWARDED,
        forwarder=Forwarder.RECEPTION_BOARD,
        subject="Kiến nghị trùng về mái che cổng trường",
        content="Ban Tiếp công dân phường chuyển đến; trùng với kiến nghị đang giải quyết.",
        beats=(
            step(Action.NOTIFY_OUTCOME, 3, {Field.SUMMARY: "Nội dung trùng, đã có trả lời chung."}),
            step(Action.FILE_AWAY, 1, {Field.NOTE: "Đơn trùng."}),
        ),
    ),
    Tale(
        ends=Status.WITHDRAWN,
        begins=ago(12),
        kind=Kind.PETITION,
        who="Vừng",
        subject="Kiến nghị đổi giáo viên dạy tăng cường tiếng Anh",
        content="Lớp 3A đã đổi ba giáo viên trong một tháng; đề nghị ổn định người dạy.",
        beats=(
            accept(1),
            tell_accepted(),
            step(
                Action.WITHDRAW,
                back(2),
                {Field.SCOPE: Scope.ALL, Field.SUMMARY: "Trung tâm đã bố trí giáo viên cố định."},
            ),
        ),
    ),
)
