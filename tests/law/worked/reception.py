"""Worked cases: the posted schedule of receptions, and refusals."""

from tests.law.worked.rows import RECEPTION_DAY, REFUSAL, SWAP, case, want

SCHEDULES = [
    case(
        "the head receives on Wednesday after 24/11: the schedule hangs by the Tuesday of the week before",
        RECEPTION_DAY,
        "reception_planned 2026-11-10 held_on=2026-11-25",
        want("TCD-08", "2026-11-25", due="2026-11-17", certainty="S"),
    ),
    case(
        "the same reception with Monday 23/11 free as well",
        RECEPTION_DAY,
        "reception_planned 2026-11-10 held_on=2026-11-25",
        want("TCD-08", "2026-11-25", due="2026-11-16"),
        calendar=SWAP,
    ),
    case(
        "an ordinary week: a reception on Monday hangs from the Monday before",
        RECEPTION_DAY,
        "reception_planned 2026-07-01 held_on=2026-07-20; posted 2026-07-13",
        want("TCD-08", "2026-07-20", due="2026-07-13", met="2026-07-13"),
    ),
    case(
        "posted one working day too late",
        RECEPTION_DAY,
        "reception_planned 2026-07-01 held_on=2026-07-20; posted 2026-07-14",
        want("TCD-08", "2026-07-20", met="2026-07-14", state="met_late"),
    ),
    case(
        "a reception after 2/9, the five days of rest between",
        RECEPTION_DAY,
        "reception_planned 2026-08-10 held_on=2026-09-04",
        want("TCD-08", "2026-09-04", due="2026-08-25"),
    ),
    case(
        "a reception right after the worked Saturday 22/08",
        RECEPTION_DAY,
        "reception_planned 2026-08-03 held_on=2026-08-24",
        want("TCD-08", "2026-08-24", due="2026-08-18"),
    ),
    case(
        "a reception after Tết 2026",
        RECEPTION_DAY,
        "reception_planned 2026-02-02 held_on=2026-02-25",
        want("TCD-08", "2026-02-25", due="2026-02-11"),
    ),
    case(
        "a reception after Tết 2024",
        RECEPTION_DAY,
        "reception_planned 2024-01-25 held_on=2024-02-19",
        want("TCD-08", "2024-02-19", due="2024-02-05"),
    ),
    case(
        "a reception after New Year 2026",
        RECEPTION_DAY,
        "reception_planned 2025-12-15 held_on=2026-01-06",
        want("TCD-08", "2026-01-06", due="2025-12-26"),
    ),
    case(
        "nothing posted: overdue the day after the last day",
        RECEPTION_DAY,
        "reception_planned 2026-07-01 held_on=2026-07-20",
        want("TCD-08", "2026-07-20", state="overdue"),
        today="2026-07-14",
    ),
    case(
        "nothing posted: on the last day it still runs",
        RECEPTION_DAY,
        "reception_planned 2026-07-01 held_on=2026-07-20",
        want("TCD-08", "2026-07-20", state="running"),
        today="2026-07-13",
    ),
]

REFUSALS = [
    case(
        "grounds are sufficient on Monday 23/11; the holiday is walked over",
        REFUSAL,
        "refusal_grounds_met 2026-11-23",
        want("TCD-26", "2026-11-23", due="2026-11-27", certainty="S"),
    ),
    case(
        "grounds on the Friday before the swap",
        REFUSAL,
        "refusal_grounds_met 2026-11-20; refusal_notified 2026-11-27",
        want("TCD-26", "2026-11-20", due="2026-11-27", met="2026-11-27"),
        calendar=SWAP,
    ),
    case(
        "notified a day late",
        REFUSAL,
        "refusal_grounds_met 2026-07-01; refusal_notified 2026-07-07",
        want("TCD-26", "2026-07-01", due="2026-07-06", met="2026-07-07", state="met_late"),
    ),
    case(
        "before 01/07/2026 there was no such term, and none is invented",
        REFUSAL,
        "refusal_grounds_met 2026-06-30",
        only="",
        warns=True,
    ),
    case(
        "grounds on the Friday before 2/9",
        REFUSAL,
        "refusal_grounds_met 2026-08-28",
        want("TCD-26", "2026-08-28", due="2026-09-07", state="overdue"),
        today="2026-09-08",
    ),
]

ROWS = SCHEDULES + REFUSALS
