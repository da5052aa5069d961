"""Every due day explains itself: each day skipped, each Saturday worked, each pause and roll."""

import pytest

from casebook.law.calendar import Calendar
from casebook.law.cautions import caution_text
from casebook.law.journal import Facts
from casebook.law.ledger import lines, term_text
from casebook.law.vocabulary import OutsideCase, Unit
from tests.law.journals import COMPLAINT, PETITION, clock, stand

CALENDAR = Calendar.shipped()
PLANNED = Facts(OutsideCase.RECEPTION_DAY)
ACCEPTED = "received 2026-08-03; accepted 2026-08-03"

# The whole ledger of a clock, as an inspector reads it.
TOLD = [
    (
        COMPLAINT,
        "received 2026-07-01",
        "KN-02",
        (
            "Tính từ 02/07/2026 (ngày 01/07/2026 là ngày sự kiện, không tính - Điều 147 Bộ luật Dân sự).",
            (
                "Thời hạn 07 ngày làm việc theo Điều 27 Luật Khiếu nại; "
                "khoản 1 Điều 16 Nghị định 124/2020/NĐ-CP."
            ),
            "Trừ thứ Bảy 04/07, Chủ nhật 05/07.",
            "Hết hạn lúc 24 giờ ngày 10/07/2026 (khoản 1 Điều 148 Bộ luật Dân sự).",
        ),
    ),
    (
        COMPLAINT,
        "received 2026-01-05",
        "KN-02o",
        (
            "Tính từ 06/01/2026 (ngày 05/01/2026 là ngày sự kiện, không tính - Điều 147 Bộ luật Dân sự).",
            "Thời hạn 10 ngày theo Điều 27 Luật Khiếu nại.",
            (
                "Khoản 1 Điều 16 Nghị định 124/2020/NĐ-CP ghi 10 ngày làm việc (đến 16/01/2026): "
                "hai văn bản khác nhau, lấy hạn sớm hơn."
            ),
            "Hết hạn lúc 24 giờ ngày 15/01/2026 (khoản 1 Điều 148 Bộ luật Dân sự).",
        ),
    ),
    (
        COMPLAINT,
        f"{ACCEPTED}; suspended 2026-08-13; resumed 2026-08-27",
        "KN-03",
        (
            "Tính từ 04/08/2026 (ngày 03/08/2026 là ngày sự kiện, không tính - Điều 147 Bộ luật Dân sự).",
            "Thời hạn 30 ngày theo Điều 28 Luật Khiếu nại.",
            (
                "Không tính 14 ngày từ 13/08/2026 đến 27/08/2026 "
                "(tạm đình chỉ giải quyết - Điều 11a Luật Khiếu nại): ngày cuối lùi 14 ngày."
            ),
            "Hết hạn lúc 24 giờ ngày 16/09/2026 (khoản 1 Điều 148 Bộ luật Dân sự).",
        ),
    ),
    (
        COMPLAINT,
        ACCEPTED,
        "KN-03",
        (
            "Tính từ 04/08/2026 (ngày 03/08/2026 là ngày sự kiện, không tính - Điều 147 Bộ luật Dân sự).",
            "Thời hạn 30 ngày theo Điều 28 Luật Khiếu nại.",
            (
                "Ngày cuối 02/09/2026 là ngày nghỉ (thứ Tư 02/09 (Quốc khánh)): hết hạn vào ngày làm việc "
                "tiếp theo 03/09/2026 (khoản 5 Điều 148 Bộ luật Dân sự)."
            ),
            "Hết hạn lúc 24 giờ ngày 03/09/2026 (khoản 1 Điều 148 Bộ luật Dân sự).",
        ),
    ),
    (
        PETITION,
        "received 2026-08-20 via=post",
        "KNPA-01",
        (
            "Tính từ 21/08/2026 (ngày 20/08/2026 là ngày sự kiện, không tính - Điều 147 Bộ luật Dân sự).",
            "Thời hạn 10 ngày làm việc theo khoản 1 Điều 28 Luật Tiếp công dân.",
            (
                "Trừ Chủ nhật 23/08, thứ Bảy 29/08, Chủ nhật 30/08, thứ Hai 31/08 (Nghỉ hoán đổi), "
                "thứ Ba 01/09 (Quốc khánh), thứ Tư 02/09 (Quốc khánh), thứ Bảy 05/09, Chủ nhật 06/09."
            ),
            "Tính cả thứ Bảy 22/08 (Làm bù cho 31/8/2026).",
            "Hết hạn lúc 24 giờ ngày 07/09/2026 (khoản 1 Điều 148 Bộ luật Dân sự).",
            "Quy ước của chương trình, cần đối chiếu văn bản.",
        ),
    ),
    (
        PLANNED,
        "reception_planned 2026-11-10 held_on=2026-11-25",
        "TCD-08",
        (
            "Tính lùi từ ngày 25/11/2026 (ngày tổ chức, không tính).",
            "Chậm nhất 05 ngày làm việc trước, theo khoản 4 Điều 24 Luật Tiếp công dân.",
            "Trừ thứ Bảy 21/11, Chủ nhật 22/11, thứ Ba 24/11 (Ngày Văn hóa Việt Nam).",
            "Ngày chậm nhất: 17/11/2026.",
        ),
    ),
    (
        COMPLAINT,
        f"{ACCEPTED}; dialogue_called 2026-08-10 held_on=2026-08-20",
        "KN-10",
        (
            "Tính lùi từ ngày 20/08/2026 (ngày tổ chức, không tính).",
            "Chậm nhất 05 ngày trước, theo khoản 1 Điều 28 Nghị định 124/2020/NĐ-CP.",
            (
                "Rơi vào ngày nghỉ (thứ Bảy 15/08): lấy ngày làm việc liền trước 14/08/2026, "
                "vì sau đó là muộn."
            ),
            "Ngày chậm nhất: 14/08/2026.",
        ),
    ),
]


@pytest.mark.parametrize(("facts", "journal", "rule", "told"), TOLD)
def test_a_clock_tells_how_its_day_came_about(facts, journal, rule, told):
    assert lines(clock(stand(journal, facts), rule), CALENDAR, "vi") == told


def test_a_window_that_hangs_on_the_settling_says_so():
    told = lines(clock(stand(ACCEPTED), "KN-14"), CALENDAR)
    assert told[0] == "Tính từ 04/09/2026 (thời hạn giải quyết hết ngày 03/09/2026)."


def test_the_effect_of_a_decision_names_the_first_day_of_effect():
    told = lines(clock(stand(f"{ACCEPTED}; decided 2026-08-27"), "KN-22"), CALENDAR)
    assert "có hiệu lực từ ngày 27/09/2026" in told[-1]


def test_a_stay_lasts_as_long_as_the_settling_may_and_starts_with_its_own_day():
    told = lines(clock(stand(f"{ACCEPTED}; stay_ordered 2026-08-10"), "KN-25"), CALENDAR)
    assert told[0].startswith("Tính từ 11/08/2026 (ngày 10/08/2026 là ngày sự kiện")
    assert told[1] == "Thời hạn 23 ngày theo Điều 35 Luật Khiếu nại."


def test_a_standing_pause_and_an_obstacle_name_their_articles():
    paused = lines(clock(stand(f"{ACCEPTED}; suspended 2026-08-13"), "KN-03"), CALENDAR)
    assert any("Tạm dừng từ 13/08/2026" in line for line in paused)
    excused = lines(
        clock(
            stand(
                "contested_act_known 2026-01-05; obstacle_began 2026-02-01; "
                "obstacle_ended 2026-03-31; received 2026-05-20"
            ),
            "KN-01",
        ),
        CALENDAR,
    )
    assert any("58 ngày" in line and "Điều 9 Luật Khiếu nại" in line for line in excused)


@pytest.mark.parametrize(("facts", "journal", "rule", "told"), TOLD)
def test_the_english_ledger_has_as_many_lines_and_the_same_days(facts, journal, rule, told):
    one = clock(stand(journal, facts), rule)
    english = lines(one, CALENDAR, "en")
    assert len(english) == len(told)
    assert not set(english) & set(told)
    assert one.due_on.strftime("%d/%m/%Y") in " ".join(english)


def test_the_year_is_told_where_it_changes():
    told = " ".join(lines(clock(stand("received 2025-12-30 via=reception"), "TCD-16"), CALENDAR))
    assert "thứ Năm 01/01/2026 (Tết Dương lịch)" in told
    assert "thứ Bảy 10/01/2026 (Làm bù cho 02/01/2026)" in told


@pytest.mark.parametrize(
    ("number", "unit", "vi", "en"),
    [
        (7, Unit.WORKING_DAY, "07 ngày làm việc", "7 working days"),
        (30, Unit.DAY, "30 ngày", "30 days"),
        (1, Unit.YEAR, "01 năm", "1 year"),
    ],
)
def test_a_term_is_written_as_officials_do(number, unit, vi, en):
    assert (term_text(number, unit, "vi"), term_text(number, unit, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("journal", "vi", "en"),
    [
        ("received 2026-12-25", "31/12/2026", "known calendar ends"),
        ("received 2011-06-01", "chưa xác định hạn", "no term found"),
        (
            "received 2026-08-03; declined 2026-08-04; reopened 2026-08-10",
            "Chưa xác định hạn sau khi mở lại",
            "No term found after reopening",
        ),
    ],
)
def test_what_is_not_certain_is_said_in_a_sentence(journal, vi, en):
    (caution,) = stand(journal).warnings
    assert vi in caution_text(caution, CALENDAR, "vi")
    assert en in caution_text(caution, CALENDAR, "en")
