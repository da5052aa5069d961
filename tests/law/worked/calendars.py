"""Worked cases: weekends, swaps, own calendars, ends of months and years, the horizon."""

from tests.law.worked.rows import (
    COMPLAINT,
    PETITION,
    RECEPTION_DAY,
    REFUSAL,
    REMOTE,
    SWAP,
    case,
    off,
    want,
    worked,
)

TET_2027 = off("2027-02-04", "2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10")

ROLLING = [
    case(
        "a term ending on Sunday before a Monday holiday ends on Tuesday",
        COMPLAINT,
        "received 2026-04-09; accepted 2026-04-10; information_requested 2026-04-19",
        want("KN-08", "2026-04-19", due="2026-04-28"),
    ),
    case(
        "a term ending on Thursday 30/4/2026 ends after Labour Day and the weekend",
        COMPLAINT,
        "received 2026-04-09; accepted 2026-04-10; information_requested 2026-04-23",
        want("KN-08", "2026-04-23", due="2026-05-04"),
    ),
    case(
        "a term ending on the swapped Monday 29/04/2024 ends on Thursday",
        COMPLAINT,
        "received 2024-04-15; accepted 2024-04-18; information_requested 2024-04-22",
        want("KN-08", "2024-04-22", due="2024-05-02"),
    ),
    case(
        "a term ending on Friday 02/05/2025, swapped off, ends on Monday",
        COMPLAINT,
        "received 2025-04-15; accepted 2025-04-18; information_requested 2025-04-25",
        want("KN-08", "2025-04-25", due="2025-05-05"),
    ),
    case(
        "a term ending on a holiday rolls onto a worked Saturday",
        COMPLAINT,
        "received 2026-10-01; accepted 2026-10-02; information_requested 2026-10-09",
        want("KN-08", "2026-10-09", due="2026-10-17"),
        calendar=off("2026-10-16") + worked("2026-10-17"),
    ),
    case(
        "a term ending on Saturday stays there if the question's calendar works it",
        COMPLAINT,
        "received 2026-10-01; accepted 2026-10-02; information_requested 2026-10-10",
        want("KN-08", "2026-10-10", due="2026-10-17"),
        calendar=worked("2026-10-17"),
    ),
    case(
        "a term ending on Saturday stops at a Sunday worked by the question's calendar",
        COMPLAINT,
        "received 2026-10-01; accepted 2026-10-02; information_requested 2026-10-10",
        want("KN-08", "2026-10-10", due="2026-10-18"),
        calendar=worked("2026-10-18"),
    ),
    case(
        "a Saturday said to be free changes nothing",
        COMPLAINT,
        "received 2026-10-01; accepted 2026-10-02; information_requested 2026-10-10",
        want("KN-08", "2026-10-10", due="2026-10-19"),
        calendar=off("2026-10-17"),
    ),
    case(
        "a whole week declared free after a flood",
        COMPLAINT,
        "received 2026-10-01; accepted 2026-10-02; information_requested 2026-10-06",
        want("KN-08", "2026-10-06", due="2026-10-19"),
        calendar=off("2026-10-12", "2026-10-13", "2026-10-14", "2026-10-15", "2026-10-16"),
    ),
    case(
        "28/11 is an ordinary Saturday until the swap is brought",
        COMPLAINT,
        "received 2026-11-02; accepted 2026-11-05; information_requested 2026-11-21",
        want("KN-08", "2026-11-21", due="2026-11-30"),
    ),
    case(
        "28/11 is the last day once the swap is brought",
        COMPLAINT,
        "received 2026-11-02; accepted 2026-11-05; information_requested 2026-11-21",
        want("KN-08", "2026-11-21", due="2026-11-28"),
        calendar=SWAP,
    ),
    case(
        "half of the swap: Monday free, Saturday not made up",
        COMPLAINT,
        "received 2026-11-16",
        want("KN-02", "2026-11-16", due="2026-11-27"),
        calendar=SWAP[:1],
    ),
    case(
        "the other half of the swap: Saturday worked, Monday too",
        COMPLAINT,
        "received 2026-11-20",
        want("KN-02", "2026-11-20", due="2026-12-01"),
        calendar=SWAP[1:],
    ),
]

COUNTING = [
    case(
        "three working days of which one is the worked Saturday 04/05/2024",
        COMPLAINT,
        "received 2024-03-25; accepted 2024-04-02; decided 2024-04-26",
        want("KN-13", "2024-04-26", due="2024-05-04"),
    ),
    case(
        "three working days of which one is the worked Saturday 26/04/2025",
        COMPLAINT,
        "received 2025-03-25; accepted 2025-04-02; decided 2025-04-24",
        want("KN-13", "2025-04-24", due="2025-04-28"),
    ),
    case(
        "three working days of which one is the worked Saturday 10/01/2026",
        COMPLAINT,
        "received 2025-12-15; accepted 2025-12-18; decided 2026-01-08",
        want("KN-13", "2026-01-08", due="2026-01-12"),
    ),
    case(
        "three working days over Tết 2024",
        COMPLAINT,
        "received 2024-01-08; accepted 2024-01-11; decided 2024-02-06",
        want("KN-13", "2024-02-06", due="2024-02-16"),
    ),
    case(
        "three working days over Tết 2025",
        COMPLAINT,
        "received 2024-12-23; accepted 2024-12-30; decided 2025-01-23",
        want("KN-13", "2025-01-23", due="2025-02-04"),
    ),
    case(
        "three working days over Tết 2026",
        COMPLAINT,
        "received 2026-01-12; accepted 2026-01-19; decided 2026-02-12",
        want("KN-13", "2026-02-12", due="2026-02-24"),
    ),
    case(
        "three working days over the Hùng kings' day of 2024",
        COMPLAINT,
        "received 2024-03-18; accepted 2024-03-25; decided 2024-04-16",
        want("KN-13", "2024-04-16", due="2024-04-22"),
    ),
    case(
        "three working days over the Hùng kings' day of 2025",
        COMPLAINT,
        "received 2025-03-03; accepted 2025-03-10; decided 2025-04-03",
        want("KN-13", "2025-04-03", due="2025-04-09"),
    ),
    case(
        "three working days over both days of 2/9 in 2024",
        COMPLAINT,
        "received 2024-08-01; accepted 2024-08-05; decided 2024-08-30",
        want("KN-13", "2024-08-30", due="2024-09-06"),
    ),
    case(
        "three working days over both days of 2/9 in 2025",
        COMPLAINT,
        "received 2025-08-01; accepted 2025-08-05; decided 2025-08-29",
        want("KN-13", "2025-08-29", due="2025-09-05"),
    ),
    case(
        "three working days over New Year 2025",
        COMPLAINT,
        "received 2024-12-02; accepted 2024-12-09; decided 2024-12-30",
        want("KN-13", "2024-12-30", due="2025-01-03"),
    ),
    case(
        "24/11 was an ordinary Monday in 2025",
        COMPLAINT,
        "received 2025-10-27; accepted 2025-10-30; decided 2025-11-20",
        want("KN-13", "2025-11-20", due="2025-11-25"),
    ),
    case(
        "ten working days over 26/04, 30/4, 1/5 and 02/05 of 2025",
        PETITION,
        "received 2025-04-25 via=reception",
        want("TCD-16", "2025-04-25", due="2025-05-13"),
    ),
    case(
        "five working days before, with a Saturday worked by the question's calendar",
        RECEPTION_DAY,
        "reception_planned 2026-10-01 held_on=2026-10-21",
        want("TCD-08", "2026-10-21", due="2026-10-15"),
        calendar=worked("2026-10-17"),
    ),
    case(
        "five working days before, with a day declared free",
        RECEPTION_DAY,
        "reception_planned 2026-10-01 held_on=2026-10-21",
        want("TCD-08", "2026-10-21", due="2026-10-13"),
        calendar=off("2026-10-16"),
    ),
    case(
        "three working days to refuse, with a Saturday and a Sunday both worked",
        REFUSAL,
        "refusal_grounds_met 2026-10-16",
        want("TCD-26", "2026-10-16", due="2026-10-19"),
        calendar=worked("2026-10-17", "2026-10-18"),
    ),
]

HORIZON = [
    case(
        "Tết 2027 is only reckoned: it does not count, and the answer warns",
        COMPLAINT,
        "received 2027-02-01",
        want("KN-02", "2027-02-01", due="2027-02-10"),
        warns=True,
    ),
    case(
        "Tết 2027 counts once the question brings its days",
        COMPLAINT,
        "received 2027-02-01",
        want("KN-02", "2027-02-01", due="2027-02-17"),
        calendar=TET_2027,
    ),
    case(
        "the fixed holidays of 2027 are confirmed and count",
        COMPLAINT,
        "received 2027-04-28",
        want("KN-02", "2027-04-28", due="2027-05-11"),
        warns=True,
    ),
    case(
        "24/11/2027 counts as well",
        COMPLAINT,
        "received 2027-11-22",
        want("KN-02", "2027-11-22", due="2027-12-02"),
        warns=True,
    ),
    case(
        "the last due day inside the known calendar does not warn",
        COMPLAINT,
        "received 2026-12-22",
        want("KN-02", "2026-12-22", due="2026-12-31"),
        warns=False,
    ),
    case(
        "one day further it warns",
        COMPLAINT,
        "received 2026-12-23",
        want("KN-02", "2026-12-23", due="2027-01-04"),
        warns=True,
    ),
    case(
        "a remote and complex complaint reaches the unknown year first",
        REMOTE,
        "received 2026-11-02; accepted 2026-11-09; marked_complex 2026-11-16",
        want("KN-06", "2026-11-09", due="2027-01-08"),
        warns=True,
    ),
    case(
        "a refusal before New Year 2027",
        REFUSAL,
        "refusal_grounds_met 2026-12-30; refusal_notified 2027-01-05",
        want("TCD-26", "2026-12-30", due="2027-01-05", met="2027-01-05"),
        warns=True,
    ),
]

ENDS = [
    case(
        "thirty days from 31 July",
        COMPLAINT,
        "received 2025-07-24; accepted 2025-07-31",
        want("KN-03", "2025-07-31", due="2025-09-03"),
    ),
    case(
        "thirty days from 31 December 2025",
        COMPLAINT,
        "received 2025-12-24; accepted 2025-12-31",
        want("KN-03", "2025-12-31", due="2026-01-30"),
    ),
    case(
        "thirty days over a February of twenty-eight days",
        COMPLAINT,
        "received 2025-02-10; accepted 2025-02-14",
        want("KN-03", "2025-02-14", due="2025-03-17"),
    ),
    case(
        "forty-five days over the turn of 2025",
        COMPLAINT,
        "received 2025-12-01; accepted 2025-12-04; marked_complex 2025-12-10",
        want("KN-04", "2025-12-04", due="2026-01-19"),
    ),
    case(
        "a year from 31 March to the next",
        PETITION,
        "received 2025-03-24; filed_away 2025-03-31",
        want("XLD-11", "2025-03-31", due="2026-03-31"),
    ),
    case(
        "a year from 28 February to the leap year keeps the day",
        PETITION,
        "received 2027-02-20; filed_away 2027-02-28",
        want("XLD-11", "2027-02-28", due="2028-02-28"),
        warns=True,
    ),
]

ROWS = ROLLING + COUNTING + HORIZON + ENDS
