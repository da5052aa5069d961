"""The reception rules the sample school has on its wall, before and since 01/07/2026."""

RULES_BEFORE = "\n".join(
    (
        "Điều 1. Địa điểm và thời gian",
        (
            "Nhà trường tiếp công dân tại Phòng tiếp công dân, tầng 1 nhà hiệu bộ, theo lịch niêm yết. "
            "Hiệu trưởng trực tiếp tiếp công dân ngày 15 hằng tháng; trùng ngày nghỉ thì tiếp vào ngày "
            "làm việc kế tiếp."
        ),
        "",
        "Điều 2. Trách nhiệm của người tiếp công dân",
        "1. Trang phục chỉnh tề, đeo thẻ; lắng nghe, ghi chép đầy đủ nội dung trình bày.",
        (
            "2. Giải thích, hướng dẫn người dân chấp hành chủ trương, chính sách, pháp luật; giữ bí mật "
            "người tố cáo."
        ),
        "3. Không nhận tiền, quà; không gây phiền hà.",
        "",
        "Điều 3. Quyền và nghĩa vụ của người đến",
        "1. Trình bày trung thực, tôn trọng người tiếp và người cùng chờ.",
        "2. Nêu họ tên, địa chỉ; xuất trình giấy tờ tùy thân nếu có.",
        "3. Nhiều người cùng một nội dung thì cử người đại diện trình bày.",
        "",
        "Điều 4. Những việc không được làm",
        "Không mang vũ khí, chất cháy nổ; không gây rối, xúc phạm người khác.",
    )
)

RULES_SINCE = "\n".join(
    (
        "Điều 1. Địa điểm và thời gian",
        (
            "Nhà trường tiếp công dân tại Phòng tiếp công dân, tầng 1 nhà hiệu bộ, theo giờ và lịch niêm "
            "yết tại bảng tin cổng trường. Hiệu trưởng trực tiếp tiếp công dân ngày 15 hằng tháng; trùng "
            "ngày nghỉ thì tiếp vào ngày làm việc kế tiếp."
        ),
        "",
        "Điều 2. Trách nhiệm của người tiếp công dân",
        (
            "1. Đón tiếp lịch sự, lắng nghe, ghi đủ nội dung vào Sổ tiếp công dân mẫu 03/TCD; đọc lại cho"
            " người trình bày nghe."
        ),
        "2. Nhận đơn, giấy tờ thì giao Giấy biên nhận mẫu 02/TCD.",
        "3. Báo cáo ngay Hiệu trưởng việc có đông người, gay gắt, hoặc có dấu hiệu xâm hại trẻ em.",
        "",
        "Điều 3. Quyền và nghĩa vụ của người đến",
        "1. Được hướng dẫn, được biết thời hạn và kết quả xử lý, được cấp mã theo dõi.",
        "2. Nêu họ tên, địa chỉ; chưa mang giấy tờ tùy thân vẫn được tiếp, ghi «chưa xuất trình».",
        ("3. Từ năm người trở lên cùng một nội dung thì cử người đại diện theo Điều 29 Luật Tiếp công dân."),
        "",
        "Điều 4. Từ chối tiếp",
        (
            "Chỉ từ chối trong các trường hợp quy định tại Điều 9 Luật Tiếp công dân và Điều 4 Nghị định "
            "154/2026/NĐ-CP; người bị từ chối được giải thích, hoặc nhận thông báo mẫu 01/TCD khi pháp "
            "luật yêu cầu."
        ),
    )
)
