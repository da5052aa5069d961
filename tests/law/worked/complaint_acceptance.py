"""Worked cases: accepting a first complaint before and after 01/07/2026."""

from tests.law.worked.rows import COMPLAINT, SWAP, case, off, want, worked

NEW_LAW = [
    case(
        "the first day of the new law: seven working days",
        COMPLAINT,
        "received 2026-07-01",
        want("KN-02", "2026-07-01", due="2026-07-10", certainty="S"),
        only="KN-02",
        status="received",
    ),
    case(
        "received on a Friday, the weekend and the next are walked over",
        COMPLAINT,
        "received 2026-07-03",
        want("KN-02", "2026-07-03", due="2026-07-14"),
    ),
    case(
        "received on a Saturday, the same last day as on Friday",
        COMPLAINT,
        "received 2026-07-04",
        want("KN-02", "2026-07-04", due="2026-07-14"),
    ),
    case(
        "received on a Sunday",
        COMPLAINT,
        "received 2026-07-05",
        want("KN-02", "2026-07-05", due="2026-07-14"),
    ),
    case(
        "the worked Saturday 22/08 counts",
        COMPLAINT,
        "received 2026-08-14",
        want("KN-02", "2026-08-14", due="2026-08-24"),
    ),
    case(
        "received on the worked Saturday itself, that day is not counted",
        COMPLAINT,
        "received 2026-08-22",
        want("KN-02", "2026-08-22", due="2026-09-04"),
    ),
    case(
        "31/8 swapped off and both days of 2/9 are walked over",
        COMPLAINT,
        "received 2026-08-26",
        want("KN-02", "2026-08-26", due="2026-09-09"),
    ),
    case(
        "received on a public holiday",
        COMPLAINT,
        "received 2026-09-02",
        want("KN-02", "2026-09-02", due="2026-09-11"),
    ),
    case(
        "24/11 is a holiday; the swap beside it was only proposed",
        COMPLAINT,
        "received 2026-11-16",
        want("KN-02", "2026-11-16", due="2026-11-26"),
        warns=False,
    ),
    case(
        "24/11 with the swap of 23/11 and 28/11 brought by the question",
        COMPLAINT,
        "received 2026-11-16",
        want("KN-02", "2026-11-16", due="2026-11-27"),
        calendar=SWAP,
    ),
    case(
        "received on 23/11 as an ordinary Monday",
        COMPLAINT,
        "received 2026-11-23",
        want("KN-02", "2026-11-23", due="2026-12-03"),
    ),
    case(
        "received on 23/11 once it is a day off and 28/11 is worked",
        COMPLAINT,
        "received 2026-11-23",
        want("KN-02", "2026-11-23", due="2026-12-02"),
        calendar=SWAP,
    ),
    case(
        "received on 24/11, the holiday",
        COMPLAINT,
        "received 2026-11-24",
        want("KN-02", "2026-11-24", due="2026-12-03"),
    ),
    case(
        "seven working days ending on the last Wednesday of the year",
        COMPLAINT,
        "received 2026-12-21",
        want("KN-02", "2026-12-21", due="2026-12-30"),
        warns=False,
    ),
    case(
        "over the turn of the year the last day lies beyond the known calendar, and the answer warns",
        COMPLAINT,
        "received 2026-12-28",
        want("KN-02", "2026-12-28", due="2027-01-07"),
        warns=True,
    ),
    case(
        "a Saturday worked by the question's own calendar shortens the wait",
        COMPLAINT,
        "received 2026-10-07",
        want("KN-02", "2026-10-07", due="2026-10-15"),
        calendar=worked("2026-10-10"),
    ),
    case(
        "a storm day declared free by the question's own calendar lengthens it",
        COMPLAINT,
        "received 2026-10-07",
        want("KN-02", "2026-10-07", due="2026-10-19"),
        calendar=off("2026-10-13"),
    ),
    case(
        "the question's calendar takes a shipped holiday away again",
        COMPLAINT,
        "received 2026-11-16",
        want("KN-02", "2026-11-16", due="2026-11-25"),
        calendar=worked("2026-11-24"),
    ),
    case(
        "the question's calendar replaces one day and leaves the rest as shipped",
        COMPLAINT,
        "received 2026-08-26",
        want("KN-02", "2026-08-26", due="2026-09-08"),
        calendar=worked("2026-08-31"),
    ),
]

OLD_LAW = [
    case(
        "the last day of the old law: ten calendar days",
        COMPLAINT,
        "received 2026-06-30",
        want("KN-02o", "2026-06-30", due="2026-07-10"),
        only="KN-02o",
    ),
    case(
        "ten days ending on a Sunday after the law has changed stay ten days and roll",
        COMPLAINT,
        "received 2026-06-25",
        want("KN-02o", "2026-06-25", due="2026-07-06"),
    ),
    case(
        "ten days that end inside Tết 2026 end on the Monday after",
        COMPLAINT,
        "received 2026-02-09",
        want("KN-02o", "2026-02-09", due="2026-02-23"),
    ),
    case(
        "ten days that end inside Tết 2025",
        COMPLAINT,
        "received 2025-01-20",
        want("KN-02o", "2025-01-20", due="2025-02-03"),
    ),
    case(
        "ten days that end inside Tết 2024",
        COMPLAINT,
        "received 2024-01-31",
        want("KN-02o", "2024-01-31", due="2024-02-15"),
    ),
    case(
        "ten days ending on the worked Saturday 04/05/2024 end there",
        COMPLAINT,
        "received 2024-04-24",
        want("KN-02o", "2024-04-24", due="2024-05-04"),
    ),
    case(
        "ten days ending on the worked Saturday 26/04/2025 end there",
        COMPLAINT,
        "received 2025-04-16",
        want("KN-02o", "2025-04-16", due="2025-04-26"),
    ),
    case(
        "ten days ending on New Year's Day roll over the swap and the weekend",
        COMPLAINT,
        "received 2025-12-22",
        want("KN-02o", "2025-12-22", due="2026-01-05"),
    ),
    case(
        "ten days from New Year's Eve end on the worked Saturday 10/01/2026",
        COMPLAINT,
        "received 2025-12-31",
        want("KN-02o", "2025-12-31", due="2026-01-10"),
    ),
    case(
        "ten days ending on 29 February",
        COMPLAINT,
        "received 2024-02-19",
        want("KN-02o", "2024-02-19", due="2024-02-29"),
    ),
    case(
        "ten days ending on the last of February, a Saturday",
        COMPLAINT,
        "received 2026-02-18",
        want("KN-02o", "2026-02-18", due="2026-03-02"),
    ),
    case(
        "ten days before 30/4: four days of rest in a row, then the weekend",
        COMPLAINT,
        "received 2025-04-20",
        want("KN-02o", "2025-04-20", due="2025-05-05"),
    ),
    case(
        "ten days ending on the day given for the Hùng kings in 2026",
        COMPLAINT,
        "received 2026-04-17",
        want("KN-02o", "2026-04-17", due="2026-04-28"),
    ),
]

MET_BY = [
    case(
        f"the acceptance limit is met when the complaint is {event.replace('_', ' ')}",
        COMPLAINT,
        f"received 2026-07-01; {event} 2026-07-10",
        want("KN-02", "2026-07-01", met="2026-07-10", state="met"),
    )
    for event in ("accepted", "declined", "guided", "transferred", "returned", "filed_away")
] + [
    case(
        "accepted one working day after the limit",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-13",
        want("KN-02", "2026-07-01", met="2026-07-13", state="met_late"),
    ),
    case(
        "accepted on the day it was received",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-01",
        want("KN-02", "2026-07-01", met="2026-07-01", state="met"),
        want("KN-03", "2026-07-01"),
        only="KN-02 KN-03 KN-14",
    ),
    case(
        "telling the person is not yet deciding to accept",
        COMPLAINT,
        "received 2026-07-01 via=reception; outcome_notified 2026-07-08",
        want("KN-02", "2026-07-01", state="running"),
        want("TCD-16", "2026-07-01", due="2026-07-15", met="2026-07-08"),
    ),
    case(
        "accepted on the Monday to which the Sunday rolled is in time",
        COMPLAINT,
        "received 2026-06-25; accepted 2026-07-06",
        want("KN-02o", "2026-06-25", met="2026-07-06", state="met"),
    ),
    case(
        "the decree's tenth working day would still be open, the act's tenth day is over",
        COMPLAINT,
        "received 2026-01-05; accepted 2026-01-16",
        want("KN-02o", "2026-01-05", due="2026-01-15", met="2026-01-16", state="met_late"),
    ),
    case(
        "at the end of the last day nothing is overdue",
        COMPLAINT,
        "received 2026-07-01",
        want("KN-02", "2026-07-01", state="running"),
        today="2026-07-10",
    ),
    case(
        "the day after the last day is overdue, though it is a Saturday",
        COMPLAINT,
        "received 2026-07-01",
        want("KN-02", "2026-07-01", state="overdue"),
        today="2026-07-11",
    ),
    case(
        "without a day of asking no clock is overdue",
        COMPLAINT,
        "received 2024-02-01",
        want("KN-02o", "2024-02-01", state="running"),
    ),
    case(
        "on the Sunday before the rolled Monday nothing is overdue",
        COMPLAINT,
        "received 2026-06-25",
        want("KN-02o", "2026-06-25", state="running"),
        today="2026-07-05",
    ),
    case(
        "on the Tuesday after the rolled Monday it is overdue",
        COMPLAINT,
        "received 2026-06-25",
        want("KN-02o", "2026-06-25", state="overdue"),
        today="2026-07-07",
    ),
    case(
        "a complaint forwarded by another body has the same seven working days",
        COMPLAINT,
        "received 2026-07-01 via=forwarded forwarder=other",
        want("KN-02", "2026-07-01", due="2026-07-10"),
    ),
    case(
        "a complaint by post has no term for the visitor's notice",
        COMPLAINT,
        "received 2026-07-01 via=post",
        want("KN-02", "2026-07-01"),
        only="KN-02",
    ),
    case(
        "a complaint brought to the reception runs both terms",
        COMPLAINT,
        "received 2026-07-01 via=reception",
        want("KN-02", "2026-07-01"),
        want("TCD-16", "2026-07-01", due="2026-07-15"),
        only="KN-02 TCD-16",
    ),
    case(
        "a letter filed away is kept for one year",
        COMPLAINT,
        "received 2026-07-01; filed_away 2026-07-10",
        want("XLD-11", "2026-07-10", due="2027-07-12"),
        warns=True,
    ),
]

ROWS = NEW_LAW + OLD_LAW + MET_BY
