"""Worked cases: disclosure, and grassroots democracy in the unit."""

from tests.law.worked.rows import DEMOCRACY, DISCLOSURE, SWAP, case, want

DISCLOSED = [
    case(
        "a document of Friday 25/09 is disclosed in five working days",
        DISCLOSURE,
        "issued 2026-09-25",
        want("DC-02", "2026-09-25", due="2026-10-02", certainty="S"),
    ),
    case(
        "a document of the Thursday before the swap",
        DISCLOSURE,
        "issued 2026-11-19; disclosed 2026-11-28",
        want("DC-02", "2026-11-19", due="2026-11-28", met="2026-11-28"),
        calendar=SWAP,
    ),
    case(
        "a document disclosed a day late, over Saturday 22/08",
        DISCLOSURE,
        "issued 2026-08-20; disclosed 2026-08-27",
        want("DC-02", "2026-08-20", due="2026-08-26", met="2026-08-27", state="met_late"),
    ),
    case(
        "a document never disclosed",
        DISCLOSURE,
        "issued 2026-02-12",
        want("DC-02", "2026-02-12", due="2026-02-26", state="overdue"),
        today="2026-02-27",
    ),
    case(
        "posted for twenty days and taken down on the day after",
        DISCLOSURE,
        "issued 2026-09-25; disclosed 2026-09-28; removed 2026-10-20",
        want("DC-03", "2026-09-28", due="2026-10-19"),
    ),
]

IN_THE_UNIT = [
    case(
        "the people's inspection board recommends: answered in fifteen days",
        DEMOCRACY,
        "recommendation_received 2026-07-01; recommendation_answered 2026-07-16",
        want("DC-16", "2026-07-01", due="2026-07-16", met="2026-07-16"),
    ),
]

ROWS = DISCLOSED + IN_THE_UNIT
