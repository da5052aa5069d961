"""Who came to the desk during the year without leaving a case behind."""

from casebook.law.vocabulary import Kind
from casebook.services.sample.calls import Call, answered, asks, guided, noted
from casebook.services.visit_papers import HandedItem

ORIGINAL, COPY = True, False

VISITS: tuple[tuple[int, Call], ...] = (
    (
        245,
        asks(
            "Quýt",
            answered("Hỏi lịch kiểm tra cuối học kỳ I của khối 2.", "Đã cung cấp lịch, dán tại bảng tin."),
        ),
    ),
    (
        238,
        asks(
            "Sim",
            answered(
                "Phản ánh cô giáo giao bài qua tin nhắn lúc 21 giờ.",
                "Nhà trường nhắc giáo viên chỉ giao bài trước 17 giờ.",
            ),
        ),
    ),
    (
        229,
        asks(
            "Vải",
            guided(
                "Đề nghị cấp lại giấy khai sinh cho cháu để nộp hồ sơ.", "UBND phường Mẫu, bộ phận một cửa"
            ),
        ),
    ),
    (
        221,
        asks(
            "Lựu",
            answered(
                "Đề nghị cho cháu nghỉ ăn bán trú từ tháng sau.",
                "Hướng dẫn ghi phiếu; hoàn tiền ăn còn lại.",
                Kind.PETITION,
            ),
            handed=(HandedItem(name="Đơn xin nghỉ ăn bán trú", pages=1, original=ORIGINAL),),
        ),
    ),
    (
        214,
        asks(
            "Khế",
            answered(
                "Phản ánh sân trường trơn, cháu bị ngã hai lần.", "Đã rải thảm chống trơn lối lên cầu thang."
            ),
        ),
    ),
    (
        209,
        asks(
            "Nhãn",
            noted("Trình bày hoàn cảnh khó khăn, xin được xem xét miễn giảm tiền ăn."),
            handed=(
                HandedItem(name="Sổ hộ nghèo (bản sao)", pages=2, original=COPY),
                HandedItem(name="Đơn đề nghị miễn giảm", pages=1, original=ORIGINAL),
            ),
        ),
    ),
    (
        199,
        asks(
            "Dừa",
            answered(
                "Hỏi vì sao lớp học thêm tiếng Anh chưa có danh sách.",
                "Đang lấy phiếu đăng ký tự nguyện, hết tuần có danh sách.",
            ),
            noted("Góp ý cổng phụ nên mở thêm 10 phút."),
        ),
    ),
    (
        190,
        asks(
            "Hồng",
            answered(
                "Đề nghị đổi giờ trực cổng của đội cờ đỏ.",
                "Ghi nhận, chuyển Tổng phụ trách sắp xếp lại.",
                Kind.PETITION,
            ),
        ),
    ),
    (
        183,
        asks(
            "Xoài",
            guided(
                "Khiếu nại mức phạt vi phạm giao thông khi đón con.", "Công an phường Mẫu", Kind.COMPLAINT
            ),
        ),
    ),
    (
        176,
        asks(
            "Chuối", answered("Phản ánh đồng phục thể dục phai màu.", "Nhà cung cấp đổi miễn phí trong tuần.")
        ),
    ),
    (
        169,
        asks(
            "Dâu",
            answered(
                "Hỏi cách tính điểm trung bình môn Tin học.",
                "Giáo viên bộ môn giải thích theo Thông tư hiện hành.",
            ),
            entered_after=2,
        ),
    ),
    (
        158,
        asks(
            "Gấc",
            answered(
                "Đề nghị cho mượn sân trường tập dưỡng sinh buổi sáng.",
                "Đồng ý từ 5 giờ đến 6 giờ ngày nghỉ, có bảo vệ.",
                Kind.PETITION,
            ),
            on_behalf_of="Câu lạc bộ dưỡng sinh tổ 5",
            authorisation="Giấy giới thiệu số 03/GT",
        ),
    ),
    (
        152,
        asks(
            "Hạnh",
            answered(
                "Phản ánh thực đơn tuần in mờ, không đọc được.",
                "Đã in lại khổ A3 và đăng trên trang của trường.",
            ),
        ),
    ),
    (145, asks("Bòng", noted("Cảm ơn nhà trường đã tìm lại xe đạp cho cháu."))),
    (
        136,
        asks(
            "Trám",
            answered(
                "Hỏi thủ tục xin học hè và mức đóng.",
                "Nhà trường không tổ chức học hè; hướng dẫn câu lạc bộ của phường.",
            ),
        ),
    ),
    (
        127,
        asks("Thị", answered("Phản ánh quạt trần lớp 4C kêu to.", "Đã thay bạc quạt trong ngày.")),
    ),
    (
        118,
        asks(
            "Me",
            guided(
                "Đề nghị xác nhận thời gian công tác của chồng tại xí nghiệp cũ.",
                "Cơ quan Bảo hiểm xã hội khu vực",
            ),
        ),
    ),
    (
        109,
        asks(
            "Mơ",
            answered("Hỏi hồ sơ tuyển sinh lớp 1 cho cháu tạm trú.", "Phát mẫu phiếu và danh mục giấy tờ."),
            handed=(HandedItem(name="Giấy xác nhận cư trú", pages=1, original=COPY),),
        ),
    ),
    (
        99,
        asks(
            "Bầu",
            answered(
                "Đề nghị tách lớp vì sĩ số 46 cháu.",
                "Sĩ số sẽ điều chỉnh sau khi tuyển sinh xong.",
                Kind.PETITION,
            ),
            slip="Sĩ số lớp 1 năm học mới",
        ),
    ),
    (
        93,
        asks(
            "Bí",
            answered(
                "Phản ánh bảng tin che khuất số điện thoại đường dây nóng.",
                "Đã chuyển bảng tin, dán lại số điện thoại.",
            ),
        ),
    ),
    (
        84,
        asks(
            "Cà",
            answered("Hỏi giờ khai giảng và chỗ gửi xe.", "Khai giảng 7 giờ 15; gửi xe tại sân nhà văn hóa."),
        ),
    ),
    (
        77,
        asks(
            "Rau",
            answered(
                "Phản ánh sách giáo khoa mua theo danh sách bị thiếu một cuốn.",
                "Thư viện cho mượn, liên hệ nhà sách bổ sung.",
            ),
        ),
    ),
    (
        69,
        asks(
            "Lúa",
            guided(
                "Đề nghị hỗ trợ chi phí học tập theo chính sách dân tộc.", "Phòng Văn hóa - Xã hội phường Mẫu"
            ),
            handed=(HandedItem(name="Đơn đề nghị hỗ trợ", pages=2, original=ORIGINAL),),
        ),
    ),
    (
        63,
        asks(
            "Sắn",
            answered("Phản ánh hộp sữa học đường gần hết hạn.", "Đã trả lại lô hàng và báo đơn vị cung cấp."),
            answered(
                "Đề nghị công khai hạn dùng trên bảng tin.",
                "Công khai theo từng đợt giao từ tuần sau.",
                Kind.PETITION,
            ),
        ),
    ),
    (
        55,
        asks(
            "Đậu",
            answered(
                "Hỏi kết quả kiến nghị mái che do phường chuyển.", "Nhà trường trả lời chung bằng thông báo."
            ),
        ),
    ),
    (
        44,
        asks("Vừng", answered("Phản ánh lớp 3A thiếu đèn bàn giáo viên.", "Đã bổ sung hai đèn.")),
    ),
    (
        36,
        asks(
            "Lạc",
            noted("Đề nghị được gặp Hiệu trưởng về việc riêng của cháu."),
            slip="Việc học hòa nhập của học sinh",
        ),
    ),
    (
        27,
        asks(
            "Sen",
            answered(
                "Hỏi vì sao Ban đại diện chưa công khai quý III.",
                "Đã đôn đốc; bảng thu chi dán ngày hôm sau.",
            ),
            statement="Tôi đề nghị quý sau công khai đúng hạn, không phải nhắc.",
        ),
    ),
    (
        15,
        asks(
            "Súng",
            answered("Góp ý dự thảo Quy chế chi tiêu nội bộ.", "Tổ thư ký ghi nhận vào bản tổng hợp góp ý."),
            handed=(HandedItem(name="Bản góp ý của tổ 2", pages=3, original=ORIGINAL),),
        ),
    ),
    (
        8,
        asks(
            "Bàng",
            answered("Phản ánh rào chắn cổng trường bị xô lệch.", "Bảo vệ đã dựng lại, báo công an phường."),
        ),
    ),
    (
        3,
        asks(
            "Phượng",
            noted("Xin gặp Hiệu trưởng trình bày việc cháu bị bạn trêu chọc."),
            slip="Việc bắt nạt trong lớp 5C",
        ),
    ),
    (
        0,
        asks(
            "Đa",
            answered(
                "Hỏi chiều thứ Năm tuần này lớp có học không.",
                "Chiều thứ Năm giáo viên sinh hoạt chuyên môn, bán trú vẫn nhận cháu.",
            ),
        ),
    ),
)
