"""What the ledgers of the other kinds say: extensions, assessments, doubts, conflicts, reports."""

import pytest

from casebook.law.calendar import Calendar
from casebook.law.journal import Facts
from casebook.law.ledger import lines
from casebook.law.vocabulary import Kind, OutsideCase
from tests.law.journals import DENUNCIATION, DISCIPLINE, EVERY_CASE, LABOUR, REQUEST, SECOND, clock, stand

CALENDAR = Calendar.shipped()
ACCEPTED = "received 2026-08-03; accepted 2026-08-03"
SETTLED = f"{ACCEPTED}; dialogue_held 2026-08-17; decided 2026-08-20"
EXTENDED = f"{ACCEPTED}; marked_complex 2026-08-10 degree=complex; extended 2026-08-31 days=30"
ASSESSED = f"{ACCEPTED}; assessment_requested 2026-08-10; assessment_received 2026-08-24"
SUSPENDED = f"{ACCEPTED}; suspended 2026-08-10; resumed 2026-08-24"
LENGTHENED = "received 2026-08-03 via=online; marked_complex 2026-08-05; extended 2026-08-20 days=15"
QUARTER = Facts(OutsideCase.REPORTING, period="2026-Q3")

# One sentence that must be told, in both languages.
SAID = [
    (
        DENUNCIATION,
        EXTENDED,
        "TC-11",
        "Thời hạn 60 ngày, đã gồm gia hạn, theo khoản 2 Điều 30 Luật Tố cáo.",
        "Term of 60 days with its extensions, by Article 30.2 of the Law on Denunciations.",
    ),
    (
        DENUNCIATION,
        EXTENDED,
        "TC-11",
        "Gia hạn 30 ngày theo quyết định ngày 31/08/2026 (trước đó hết hạn ngày 03/09/2026).",
        "Extended by 30 days by the decision of 31/08/2026 (until then it ended on 03/09/2026).",
    ),
    (
        REQUEST,
        LENGTHENED,
        "TT-02",
        "Gia hạn 15 ngày theo quyết định ngày 20/08/2026 (trước đó hết hạn ngày 22/08/2026).",
        "Extended by 15 days by the decision of 20/08/2026 (until then it ended on 22/08/2026).",
    ),
    (
        DENUNCIATION,
        ASSESSED,
        "TC-10",
        (
            "Không tính 14 ngày từ 10/08/2026 đến 24/08/2026 (chờ kết quả giám định - "
            "khoản 4 Điều 15 Nghị định 31/2019/NĐ-CP): ngày cuối lùi 14 ngày."
        ),
        (
            "14 days from 10/08/2026 to 24/08/2026 do not count (an expert assessment was awaited - "
            "Decree 31/2019/NĐ-CP Article 15 clause 4): the last day moves by 14."
        ),
    ),
    (
        DENUNCIATION,
        SUSPENDED,
        "TC-10",
        (
            "Không tính 14 ngày từ 10/08/2026 đến 24/08/2026 (tạm đình chỉ giải quyết - "
            "khoản 2 Điều 34 Luật Tố cáo): ngày cuối lùi 14 ngày."
        ),
        (
            "14 days from 10/08/2026 to 24/08/2026 do not count (suspended - "
            "Law on Denunciations Article 34 clause 2): the last day moves by 14."
        ),
    ),
    (
        DISCIPLINE,
        "contested_act_known 2026-07-20",
        "KL-01",
        (
            "Luật nêu cán bộ, công chức; áp dụng cho viên chức là cần đối chiếu văn bản "
            "(Điều 47, Điều 48 Luật Khiếu nại)."
        ),
        (
            "The act names cadres and civil servants; for public employees this is to be checked "
            "against the text "
            "(Law on Complaints Articles 47 and 48)."
        ),
    ),
    (
        REQUEST,
        "received 2026-08-03 via=post",
        "TT-03",
        (
            "Luật ràng buộc cơ quan nhà nước; trường học có trực tiếp là đối tượng hay không "
            "cần đối chiếu văn bản."
        ),
        "The act binds state bodies; whether a school is bound directly is to be checked against the text.",
    ),
    (LABOUR, "received 2026-08-03", "LD-01", "Cần đối chiếu văn bản.", "To be checked against the text."),
    (
        SECOND,
        SETTLED,
        "KN-19",
        (
            "Điểm a khoản 2 Điều 29 Nghị định 124/2020/NĐ-CP ghi 07 ngày làm việc (đến 28/08/2026): "
            "hai văn bản khác nhau, lấy hạn sớm hơn."
        ),
        (
            "Article 29.2a of Decree 124/2020/NĐ-CP has 7 working days (until 28/08/2026): "
            "they differ, the earlier day counts."
        ),
    ),
    # Against a second decision there is nothing further to wait for.
    (
        SECOND,
        SETTLED,
        "KN-23",
        "Ngày cuối 19/09/2026 không dời; có hiệu lực từ ngày 20/09/2026.",
        "The last day 19/09/2026 does not move; in effect from 20/09/2026.",
    ),
    (
        DISCIPLINE,
        SETTLED,
        "KL-07",
        "Ngày cuối 19/09/2026 không dời; có hiệu lực từ ngày 20/09/2026 nếu không có khiếu nại lần hai.",
        "The last day 19/09/2026 does not move; in effect from 20/09/2026 without a second complaint.",
    ),
    (
        Facts(Kind.COMPLAINT, level=2, discipline=True),
        SETTLED,
        "KL-07",
        "Ngày cuối 19/09/2026 không dời; có hiệu lực từ ngày 20/09/2026.",
        "The last day 19/09/2026 does not move; in effect from 20/09/2026.",
    ),
    (
        QUARTER,
        "",
        "TT06-Q3",
        "Số liệu từ ngày 15/06/2026 đến hết ngày 14/09/2026.",
        "Data from 15/06/2026 up to and including 14/09/2026.",
    ),
    (
        QUARTER,
        "",
        "TT06-Q3",
        (
            "Gửi chậm nhất ngày 17/09/2026 theo Điều 7 Thông tư 06/2025/TT-TTCP; "
            "ngày cố định, không dời khi trùng ngày nghỉ."
        ),
        (
            "Sent by 17/09/2026 at the latest by Article 7 of Circular 06/2025/TT-TTCP; "
            "a fixed day that no day of rest moves."
        ),
    ),
]


@pytest.mark.parametrize(("facts", "journal", "rule", "vi", "en"), SAID)
def test_the_ledger_says_it_in_both_languages(facts, journal, rule, vi, en):
    found = clock(stand(journal, facts), rule)
    assert vi in lines(found, CALENDAR, "vi")
    assert en in lines(found, CALENDAR, "en")


STILL = [
    (f"{ACCEPTED}; suspended 2026-08-10", "Tạm dừng từ 10/08/2026: từ ngày đó chưa tính tiếp."),
    (f"{ACCEPTED}; assessment_requested 2026-08-10", "Tạm dừng từ 10/08/2026: từ ngày đó chưa tính tiếp."),
]


@pytest.mark.parametrize(("journal", "said"), STILL)
def test_what_stands_still_says_since_when(journal, said):
    assert said in lines(clock(stand(journal, DENUNCIATION), "TC-10"), CALENDAR)


@pytest.mark.parametrize("facts", [one for one in EVERY_CASE if isinstance(one.kind, Kind)], ids=str)
def test_every_ledger_names_a_place_in_the_law_and_ends_with_its_day(facts):
    signed = " all_signed=yes representation_paper=yes" if facts.group else ""
    found = stand(f"received 2026-08-03 via=online; accepted 2026-08-04{signed}", facts)
    assert found.clocks
    for one in found.clocks:
        told = {lang: lines(one, CALENDAR, lang) for lang in ("vi", "en")}
        assert len(told["vi"]) == len(told["en"])
        assert any("Điều" in line or "nội bộ" in line for line in told["vi"])
        assert any(f"{one.due_on:%d/%m/%Y}" in line for line in told["en"])
