"""The papers of a head's dialogue with the public, parents or staff: its notice and its minutes."""

from casebook.law.articles import Act, Article
from casebook.law.dialogues import FIRST_DAY
from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Heading, Para, Passage, Signed, SignPlace, Table
from casebook.papers.form import Audience, Form
from casebook.papers.law_forms.declaring import open_form
from casebook.papers.slots import Column, Slot, SlotKind

NOTICE, MINUTES = "DIALOGUE-NOTICE", "DIALOGUE-MINUTES"

_SOURCES = (Article(Act.BLLD, "63"), Article(Act.N145), Article(Act.INTERNAL))
_READERS = frozenset({Audience.PUBLIC, Audience.UNION, Audience.PERSON})

_AGENDA = (
    Column("stt", "STT", 12),
    Column("content", "Nội dung"),
    Column("presenter", "Người trình bày", 45),
)
_INVITED = (
    Column("stt", "STT", 12),
    Column("name", "Thành phần"),
    Column("invited", "Số người", 25),
)
_CAME = (
    Column("stt", "STT", 12),
    Column("name", "Thành phần"),
    Column("invited", "Mời", 18),
    Column("present", "Có mặt", 20),
    Column("absence", "Lý do vắng", 45),
)
_ASKED = (
    Column("stt", "STT", 12),
    Column("question", "Câu hỏi, kiến nghị; người nêu", 58),
    Column("answer", "Trả lời; người trả lời"),
    Column("result", "Kết quả", 30),
)
_COMMITMENTS = (
    Column("stt", "STT", 12),
    Column("content", "Nội dung cam kết"),
    Column("owner", "Người chịu trách nhiệm", 52),
    Column("due_on", "Thời hạn", 28),
)

SUBJECT = Slot("dialogue_subject", "Nội dung đối thoại", "What the dialogue is about")
BASIS = Slot("basis", "Căn cứ tổ chức đối thoại", "By what it is held")
WITH_WHOM = Slot("with_whom", "Đối thoại với ai, theo hình thức nào", "With whom, on which occasion")
AGENDA = Slot("agenda", "Chương trình", "Agenda", SlotKind.ROWS, _AGENDA)
INVITED = Slot("dialogue_guests", "Thành phần mời", "Invited", SlotKind.ROWS, _INVITED)
CAME = Slot("dialogue_came", "Thành phần tham dự", "Who came", SlotKind.ROWS, _CAME)
QUESTIONS_UNTIL = Slot("questions_until", "Hạn gửi câu hỏi", "Questions until", SlotKind.DAY)
COURSE = Slot("course", "Diễn biến", "How it went", SlotKind.TEXT)
ASKED = Slot("asked", "Câu hỏi và trả lời", "Questions and answers", SlotKind.ROWS, _ASKED)
# Word templates of units name this slot: it keeps the word it had.
COMMITMENTS = Slot("promised", "Cam kết tại buổi đối thoại", "Commitments", SlotKind.ROWS, _COMMITMENTS)
CONCLUSION = Slot("conclusion", "Kết luận của người chủ trì", "Conclusion of the chair", SlotKind.TEXT)
SATISFACTION = Slot("satisfaction", "Phiếu đánh giá của người dự", "Sheets of those present", SlotKind.TEXT)

_NOTICE = open_form(
    SUBJECT,
    BASIS,
    WITH_WHOM,
    AGENDA,
    INVITED,
    QUESTIONS_UNTIL,
    key=NOTICE,
    code="",
    vi="Thông báo tổ chức đối thoại",
    en="Notice of a dialogue",
    sources=_SOURCES,
    certainty=Certainty.M,
    since=FIRST_DAY,
    symbol="TB",
    title="THÔNG BÁO",
    about="Về việc tổ chức đối thoại: {dialogue_subject}",
    audience=_READERS,
    blocks=(
        Para("Căn cứ {basis}, {unit} thông báo tổ chức đối thoại {with_whom} như sau:"),
        Para("1. Thời gian: {at_hour} ngày {held_on}."),
        Para("2. Địa điểm: {place}."),
        Para("3. Người chủ trì: {chair_name}, {chair_title}."),
        Para("4. Nội dung đối thoại:"),
        Table("agenda", 3),
        Para("5. Thành phần mời tham dự:"),
        Table("dialogue_guests", 3),
        Para("6. Câu hỏi, kiến nghị gửi trước: chậm nhất ngày {questions_until}. Liên hệ: {contact}."),
        Para("Trân trọng thông báo và kính mời tham dự."),
    ),
    recipients=("Thành phần mời tham dự", "Niêm yết, công khai"),
)

_MINUTES = open_form(
    SUBJECT,
    WITH_WHOM,
    AGENDA,
    CAME,
    COURSE,
    ASKED,
    COMMITMENTS,
    CONCLUSION,
    SATISFACTION,
    key=MINUTES,
    code="",
    vi="Biên bản buổi đối thoại",
    en="Minutes of a dialogue",
    sources=_SOURCES,
    certainty=Certainty.M,
    since=FIRST_DAY,
    symbol="BB",
    title="BIÊN BẢN ĐỐI THOẠI",
    about="{dialogue_subject}",
    audience=_READERS,
    signed_by_issuer=False,
    blocks=(
        Para("Hồi {at_hour} ngày {held_on}, tại {place}, {unit} tổ chức đối thoại {with_whom}."),
        Heading("I. Thành phần"),
        Para("1. Chủ trì: {chair_name}, {chair_title}."),
        Para("2. Thư ký: {secretary_name}."),
        Para("3. Thành phần tham dự:"),
        Table("dialogue_came", 3),
        Heading("II. Nội dung và diễn biến"),
        Para("1. Chương trình:"),
        Table("agenda", 3),
        Para("2. Diễn biến:"),
        Passage("course", 3),
        Para("3. Câu hỏi, kiến nghị và trả lời:"),
        Table("asked", 5),
        Heading("III. Cam kết"),
        Table("promised", 3),
        Heading("IV. Kết luận của người chủ trì"),
        Passage("conclusion", 4),
        Heading("V. Đánh giá của người dự"),
        Passage("satisfaction", 2),
        Para(
            "Buổi đối thoại kết thúc hồi {end_hour} cùng ngày. Biên bản đã được đọc lại cho những người dự "
            "cùng nghe, nhất trí và ký tên dưới đây; lập thành {copies} bản."
        ),
        Signed(
            (
                SignPlace("Đại diện người tham dự"),
                SignPlace("Thư ký", name="secretary_name"),
                SignPlace("Chủ trì", name="chair_name"),
            )
        ),
    ),
)

FORMS: tuple[Form, ...] = (_NOTICE, _MINUTES)
