"""The words of identities under seal and of their envelopes."""

from casebook.law.envelopes import Movement, Part
from casebook.law.identities import IdentityField, IdentityMode, OpeningBasis, OpeningState
from casebook.law.words_journal import Words

IDENTITY_WORDS: Words = {
    IdentityMode.SEALED_PAPER: ("Niêm phong trên giấy", "Sealed on paper"),
    IdentityMode.SEALED_DIGITAL: ("Niêm phong trên máy, mạng nội bộ tách rời", "Sealed, isolated machine"),
    IdentityField.NAME: ("Họ và tên", "Name"),
    IdentityField.ADDRESS: ("Địa chỉ", "Address"),
    IdentityField.TELEPHONE: ("Số điện thoại", "Telephone"),
    IdentityField.CONTACT: ("Cách liên hệ khác", "Other contact"),
    IdentityField.REACH: ("Muốn được liên hệ thế nào", "How they want to be reached"),
    OpeningBasis.VERIFY: (
        "Kiểm tra, xác minh thông tin về người tố cáo và điều kiện thụ lý",
        "Verify who denounces and the conditions of acceptance",
    ),
    OpeningBasis.TRANSFER: (
        "Chuyển tố cáo không thuộc thẩm quyền và thông báo cho người tố cáo",
        "Transfer what is for another body and tell the denouncer",
    ),
    OpeningBasis.ACCEPTANCE: (
        "Thông báo việc thụ lý cho người tố cáo",
        "Tell the denouncer that it was accepted",
    ),
    OpeningBasis.TERM: (
        "Gửi quyết định gia hạn, tạm đình chỉ, đình chỉ cho người tố cáo",
        "Send the denouncer an extension, a suspension or a termination",
    ),
    OpeningBasis.WITHDRAWAL: (
        "Xác nhận người rút tố cáo chính là người tố cáo",
        "Make sure that whoever withdraws is the one who denounced",
    ),
    OpeningBasis.CONCLUSION: (
        "Thông báo kết luận nội dung tố cáo cho người tố cáo",
        "Tell the denouncer of the conclusion",
    ),
    OpeningBasis.CRIME: (
        "Chuyển hồ sơ có dấu hiệu tội phạm cho cơ quan có thẩm quyền",
        "Hand signs of a crime to the competent body",
    ),
    OpeningBasis.PROTECTION: (
        "Áp dụng biện pháp bảo vệ người tố cáo, người thân của họ",
        "Protect the denouncer or their relatives",
    ),
    OpeningState.ASKED: ("Đang chờ duyệt", "Waiting for approval"),
    OpeningState.APPROVED: ("Đã duyệt, chưa xem", "Approved, not seen yet"),
    OpeningState.REFUSED: ("Không duyệt", "Refused"),
    OpeningState.SHOWN: ("Đã xem một lần", "Seen once"),
    OpeningState.EXPIRED: ("Hết thời gian xem", "Time to see it ran out"),
    OpeningState.WITHDRAWN: ("Người đề nghị rút lại", "Taken back by who asked"),
    Movement.OPENED_UNAWARE: (
        "Đã bị mở khi chưa biết là tố cáo, niêm phong lại",
        "Opened before anybody knew, and resealed",
    ),
    Movement.RESEALED: ("Niêm phong lại", "Resealed"),
    Movement.READ: ("Mở để đọc, niêm phong lại", "Opened to be read, and resealed"),
    Movement.HANDED_OVER: ("Giao cho đơn vị khác", "Handed over to another unit"),
    Movement.RECEIVED_ABOVE: ("Cấp trên nhận phong bì", "Received by the superior office"),
    Movement.OPENED_BY_TWO: (
        "Hai người mở theo phê duyệt, niêm phong lại",
        "Opened by two people as approved, and resealed",
    ),
    Movement.DESTROYED: ("Tiêu hủy", "Destroyed"),
    Part.DONE_BY: ("Người thực hiện", "Done by"),
    Part.READ_BY: ("Người đã đọc", "Read by"),
    Part.SEAL_NUMBER: ("Số niêm phong mới", "New seal number"),
    Part.TO_UNIT: ("Đơn vị nhận", "Unit it went to"),
}
