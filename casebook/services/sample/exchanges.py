"""What was only talked about at the counter: a line each, outside the statutory book."""

EXCHANGES: tuple[tuple[int, str, str], ...] = (
    (231, "Mẹ cháu lớp 1A", "Nhờ đưa bình nước cho con; đã chuyển lên lớp."),
    (207, "Ông nội cháu lớp 3B", "Hỏi giờ tan học chiều thứ Sáu."),
    (188, "Bố cháu lớp 2C", "Báo con ốm nghỉ hai ngày, gửi giấy xin phép."),
    (164, "Mẹ cháu lớp 5A", "Nhận lại áo khoác để quên ở phòng thể chất."),
    (139, "Chị giao hàng", "Gửi sách thư viện, đã ký nhận thay."),
    (120, "Mẹ cháu lớp 4D", "Xin số điện thoại cô chủ nhiệm mới."),
    (104, "Bà ngoại cháu lớp 1C", "Hỏi lịch tựu trường."),
    (82, "Bố cháu lớp 2A", "Hỏi cách tải ứng dụng sổ liên lạc."),
    (71, "Mẹ cháu lớp 3C", "Nộp bổ sung ảnh thẻ học sinh."),
    (49, "Bố cháu lớp 5B", "Báo đón con sớm lúc 15 giờ, có giáo viên ký."),
    (37, "Mẹ cháu lớp 1B", "Hỏi thực đơn tuần sau."),
    (16, "Chị cháu lớp 4A", "Gửi thuốc theo đơn cho y tế học đường."),
    (4, "Bố cháu lớp 2D", "Nhận thẻ đón con cấp lại."),
    (0, "Mẹ cháu lớp 3D", "Hỏi lịch tiêm chủng của khối 3."),
)
"""Everyday talk at the counter: how many working days ago, with whom, about what."""
