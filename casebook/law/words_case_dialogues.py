"""The words of the dialogue over a complaint."""

from casebook.law.choices import Presence, Seat
from casebook.law.words_journal import Words

SEAT_WORDS: Words = {
    Seat.COMPLAINANT: ("Người khiếu nại", "Complainant"),
    Seat.REPRESENTATIVE: ("Người đại diện, người được ủy quyền", "Representative"),
    Seat.ADVISER: ("Luật sư, trợ giúp viên pháp lý", "Lawyer or legal aid"),
    Seat.RESPONDENT: ("Người bị khiếu nại", "Respondent"),
    Seat.INTERESTED: ("Người có quyền, nghĩa vụ liên quan", "Person whose rights or duties are concerned"),
    Seat.VERIFIER: ("Người được giao xác minh", "Person who verifies"),
    Seat.BODY: ("Đại diện cơ quan, tổ chức liên quan", "For a body or organisation concerned"),
    Seat.OTHER: ("Người khác", "Somebody else"),
}
PRESENCE_WORDS: Words = {
    Presence.PRESENT: ("Có mặt", "Present"),
    Presence.WITH_REASON: ("Vắng mặt có lý do chính đáng", "Absent with good reason"),
    Presence.WITHOUT_REASON: ("Vắng mặt không có lý do chính đáng", "Absent without good reason"),
}
