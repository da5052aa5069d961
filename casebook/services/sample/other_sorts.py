"""Complaints with rules of their own, and requests for information: discipline, labour, a group."""

from casebook.law.choices import ContestedForm, Via
from casebook.law.fields import Field
from casebook.law.vocabulary import Action, Kind, Status
from casebook.services.case_dialogues import Said
from casebook.services.case_entries import Contested
from casebook.services.sample.meetings import meet
from casebook.services.sample.moves import accept, answer, ask, step, supplied, tell_accepted, verify
from casebook.services.sample.plot import ago, back
from casebook.services.sample.stage import Post
from casebook.services.sample.tales import Tale, letter

_DISCIPLINE = Contested(discipline=True, contested_number="82/QĐ-THM")
_LABOUR = Contested(labour=True, contested_number="11/HĐ-THM", contested_form=ContestedForm.ACT)

OTHER_SORTS = (
    Tale(
        ends=Status.IN_DIALOGUE,
        begins=ago(24),
        kind=Kind.COMPLAINT,
        who="Trúc",
        via=Via.POST,
        sort=_DISCIPLINE,
        subject="Khiếu nại quyết định kỷ luật khiển trách viên chức",
        content="Tôi bị khiển trách vì vào sổ điểm chậm, trong khi phần mềm của trường hỏng cả tuần.",
        contested="Quyết định kỷ luật khiển trách",
        known=6,
        respondent="Hội đồng kỷ luật viên chức",
        beats=(
            accept(3),
            tell_accepted(),
            verify(1, by=Post.DEPUTY),
            ask(2, "Bộ phận công nghệ thông tin"),
            supplied(3, "Có nhật ký sự cố phần mềm trong hai tuần."),
            *meet(
                back(3), notice=2, place="Phòng họp nhà hiệu bộ", said=Said(disagreed="Hình thức kỷ luật.")
            ),
        ),
    ),
    Tale(
        ends=Status.RECEIVED,
        begins=ago(2),
        kind=Kind.COMPLAINT,
        who="Đậu",
        via=Via.POST,
        sort=_LABOUR,
        subject="Khiếu nại việc trả lương làm thêm giờ của nhân viên hợp đồng",
        content="Tôi làm hợp đồng nấu ăn bán trú, ba tháng nay chưa được trả tiền làm thêm giờ.",
        contested="Việc không trả lương làm thêm giờ",
        known=10,
    ),
    Tale(
        ends=Status.ANSWERED,
        begins=ago(33),
        kind=Kind.INFORMATION_REQUEST,
        who="Súng",
        via=Via.ONLINE,
        subject="Yêu cầu cung cấp bản công khai dự toán thu chi năm học",
        content="Đề nghị gửi bản chụp dự toán thu chi đã công khai đầu năm học.",
        beats=(
            step(Action.ACCEPT, 2, {Field.NOTE: "Thông tin được cung cấp rộng rãi."}),
            answer(4, "Đã gửi bản chụp qua thư điện tử."),
        ),
    ),
    Tale(
        ends=Status.RECEIVED,
        begins=ago(4),
        kind=Kind.INFORMATION_REQUEST,
        who="Bàng",
        handed=letter("Phiếu yêu cầu cung cấp thông tin", 1),
        subject="Yêu cầu sao chụp hồ sơ mời thầu cung cấp suất ăn bán trú",
        content="Xin được sao chụp hồ sơ mời thầu và kết quả lựa chọn nhà cung cấp suất ăn.",
        beats=(step(Action.MARK_COMPLEX, 0, {Field.SUMMARY: "Hồ sơ 60 trang, cần rà soát trước khi sao."}),),
    ),
)
