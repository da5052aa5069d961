"""Who came on the head's day of each month, and what they raised."""

from casebook.law.vocabulary import Kind
from casebook.services.sample.calls import Call, answered, asks, guided, noted

HEAD_DAYS: dict[int, tuple[Call, ...]] = {
    12: (
        asks(
            "Sen",
            answered(
                "Đề nghị giải thích khoản hỗ trợ vệ sinh trường lớp.",
                "Thu theo nghị quyết của tỉnh, sẽ niêm yết bảng tính.",
                Kind.PETITION,
            ),
        ),
    ),
    11: (
        asks(
            "Vừng", answered("Phản ánh cổng phụ đóng giờ ra về.", "Mở cổng phụ từ 16 giờ 20 kể từ tuần sau.")
        ),
        asks(
            "Rau",
            answered(
                "Đề nghị tổ chức bán trú ngày thứ Bảy.",
                "Chưa đủ nhân lực; sẽ khảo sát nhu cầu.",
                Kind.PETITION,
            ),
        ),
    ),
    9: (
        asks(
            "Đa",
            answered(
                "Hỏi kế hoạch sửa nhà vệ sinh khối 3 giai đoạn hai.", "Thi công trong hè, dự kiến 45 ngày."
            ),
        ),
    ),
    8: (
        asks(
            "Liễu",
            answered(
                "Góp ý về cách nhận xét học sinh trong sổ liên lạc.", "Tổ chuyên môn thống nhất mẫu nhận xét."
            ),
        ),
        asks("Bầu", guided("Đề nghị mở thêm tuyến xe buýt qua cổng trường.", "Sở Xây dựng")),
    ),
    6: (
        asks(
            "Trúc",
            answered("Hỏi tiến độ chi trả tiền dạy thay.", "Kế toán chi trong kỳ lương tới.", Kind.PETITION),
            statement="Tôi đồng ý với thời gian chi trả đã nêu.",
        ),
    ),
    5: (
        asks(
            "Ổi",
            answered(
                "Đề nghị cho xem lại bài kiểm tra cuối năm.",
                "Hẹn xem bài tại phòng chuyên môn.",
                Kind.PETITION,
            ),
        ),
    ),
    4: (
        asks("Khoai", answered("Phản ánh lớp 1 chưa có tủ đựng gối.", "Đã đặt đóng 6 tủ, lắp trong tháng.")),
        asks(
            "Mận",
            answered(
                "Cảm ơn việc hoàn tiền suất ăn và đề nghị báo trước khi cắt suất.",
                "Từ nay nhắn tin cho gia đình trước 2 ngày.",
                Kind.PETITION,
            ),
        ),
    ),
    3: (asks("Tre", noted("Trình bày việc xếp loại, đã có đơn khiếu nại đang giải quyết.", Kind.COMPLAINT)),),
    2: (
        asks(
            "Nhãn",
            answered(
                "Đề nghị báo trước khi đổi thời khóa biểu.",
                "Báo trước hai tuần, có chữ ký của giáo viên chủ nhiệm.",
                Kind.PETITION,
            ),
        ),
    ),
    1: (
        asks(
            "Gấc",
            answered(
                "Hỏi bao giờ trả lại phòng cho câu lạc bộ.",
                "Việc đang được xác minh theo đơn khiếu nại.",
                Kind.COMPLAINT,
            ),
        ),
        asks(
            "Hạnh",
            answered(
                "Đề nghị có cán bộ tham vấn học đường.",
                "Đang hợp đồng một chuyên viên, hai buổi mỗi tuần.",
                Kind.PETITION,
            ),
        ),
    ),
    0: (
        asks(
            "Lạc", answered("Trao đổi việc học hòa nhập của cháu.", "Thống nhất kế hoạch giáo dục cá nhân.")
        ),
        asks("Thị", noted("Hỏi tiến độ xác minh quỹ khuyến học.", Kind.COMPLAINT)),
    ),
}
"""Who came on the head's day of a month, by how many months ago it was."""
