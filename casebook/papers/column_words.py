"""The headings of tables in English: a paper keeps the law's words, the English page that asks has these."""

from casebook.papers.slots import Column

_ENGLISH = {
    "Bản chính, bản sao": "Original or copy",
    "Bản chính, bản sao; tình trạng": "Original or copy; condition",
    "Chức vụ, nhiệm vụ trong Đoàn (Tổ)": "Office, duty in the team",
    "Chức vụ, tư cách tham gia": "Office, capacity",
    "Chức vụ, đơn vị": "Office, unit",
    "Chức vụ, đơn vị công tác": "Office, place of work",
    "Chức vụ, địa chỉ": "Office, address",
    "Câu hỏi, kiến nghị; người nêu": "Question or petition; who raised it",
    "Có mặt": "Present",
    "Có mặt; vắng mặt, lý do": "Present; absent, reason",
    "Cơ quan, người có thẩm quyền": "Competent body or person",
    "Hạn thực hiện": "To be done by",
    "Họ và tên": "Full name",
    "Kết quả": "Result",
    "Loại nội dung": "Kind of content",
    "Lý do vắng": "Reason for absence",
    "Mời": "Invited",
    "Người chịu trách nhiệm": "Owner",
    "Người liên hệ, điện thoại": "Contact, telephone",
    "Người trình bày": "Presented by",
    "Nhiệm vụ": "Duty",
    "Nơi, ngày cam kết": "Where and when it was made",
    "Nội dung": "Content",
    "Nội dung cam kết": "What will be done",
    "Nội dung và ý kiến kết luận": "Matter and conclusion",
    "Số lượng, tình trạng": "Quantity, condition",
    "Số người": "How many",
    "Số trang": "Pages",
    "Thành phần": "Participants",
    "Thông tin, tài liệu, bằng chứng cần giám định": "Information, documents, evidence to assess",
    "Thời hạn": "Due day",
    "Thời hạn giải quyết, trả lời": "To be settled or answered by",
    "Trả lời; người trả lời": "Answer; who answered",
    "Tên thông tin, tài liệu, bằng chứng": "Information, document or evidence",
    "Tên đơn, tài liệu": "Letter or document",
    "Tư cách tham gia": "Capacity",
}


def heading_in(column: Column, language: str) -> str:
    """Name a column in the language of the page that asks for its texts."""
    return _ENGLISH[column.heading] if language == "en" else column.heading
