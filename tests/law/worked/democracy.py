"""Worked cases: disclosure, and grassroots democracy in the unit."""

from tests.law.worked.rows import DEMOCRACY, DISCLOSURE, SWAP, case, off, unlawful, want

DISCLOSED = [
    case(
        "a document of Friday 25/09 is disclosed in five working days",
        DISCLOSURE,
        "issued 2026-09-25",
        want("DC-02", "2026-09-25", due="2026-10-02", certainty="S"),
        want("TT-05", "2026-09-25", due="2026-10-02"),
        status="issued",
    ),
    case(
        "a document of the Thursday before the swap, disclosed on the worked Saturday",
        DISCLOSURE,
        "issued 2026-11-19; disclosed 2026-11-28",
        want("DC-02", "2026-11-19", due="2026-11-28", met="2026-11-28"),
        want("TT-05", "2026-11-19", due="2026-11-28", met="2026-11-28"),
        calendar=SWAP,
    ),
    case(
        "the same document without the swap",
        DISCLOSURE,
        "issued 2026-11-19; disclosed 2026-11-28",
        want("DC-02", "2026-11-19", due="2026-11-27", met="2026-11-28", state="met_late"),
    ),
    case(
        "a document disclosed a day late, over Saturday 22/08",
        DISCLOSURE,
        "issued 2026-08-20; disclosed 2026-08-27",
        want("DC-02", "2026-08-20", due="2026-08-26", met="2026-08-27", state="met_late"),
    ),
    case(
        "a document of the week before Tết never disclosed",
        DISCLOSURE,
        "issued 2026-02-12",
        want("DC-02", "2026-02-12", due="2026-02-26", state="overdue"),
        today="2026-02-27",
    ),
    case(
        "posted for twenty days and taken down afterwards",
        DISCLOSURE,
        "issued 2026-09-28; disclosed 2026-10-01; removed 2026-10-22",
        want("DC-03", "2026-10-01", due="2026-10-21", met="2026-10-21", state="met"),
    ),
    case(
        "still hanging on the twentieth day, the duty runs to its end",
        DISCLOSURE,
        "issued 2026-10-26; disclosed 2026-10-29",
        want("DC-03", "2026-10-29", due="2026-11-18", state="running"),
        today="2026-11-18",
    ),
    case(
        "hung through its days and then posted anew: the first posting stays fulfilled",
        DISCLOSURE,
        "issued 2026-09-25; disclosed 2026-10-01; disclosed 2026-11-02",
        want("DC-03", "2026-10-01", due="2026-10-21", met="2026-10-21", state="met"),
        want("DC-03", "2026-11-02", due="2026-11-23", state="running"),
        today="2026-11-03",
    ),
    case(
        "never taken down: the duty is fulfilled, it does not become overdue",
        DISCLOSURE,
        "issued 2026-09-25; disclosed 2026-10-01",
        want("DC-03", "2026-10-01", due="2026-10-21", met="2026-10-21", state="met"),
        today="2026-12-01",
    ),
    case(
        "taken down too soon and never posted again",
        DISCLOSURE,
        "issued 2026-09-25; disclosed 2026-10-01; removed 2026-10-10",
        want("DC-03", "2026-10-01", due="2026-10-21", state="overdue"),
        today="2026-12-01",
    ),
    case(
        "taken down too soon and posted anew: the twenty days begin anew",
        DISCLOSURE,
        "issued 2026-09-28; disclosed 2026-10-01; removed 2026-10-10; disclosed 2026-10-15",
        want("DC-03", "2026-10-01", due="2026-10-21", state="cancelled"),
        want("DC-03", "2026-10-15", due="2026-11-04", state="running"),
    ),
    case(
        "an error in what was disclosed is put right in five working days",
        DISCLOSURE,
        "error_reported 2026-07-01; corrected_publicly 2026-07-08",
        want("TT-04", "2026-07-01", due="2026-07-08", met="2026-07-08"),
    ),
    case(
        "an error reported before 2/9 and put right late",
        DISCLOSURE,
        "error_reported 2026-08-26; corrected_publicly 2026-09-08",
        want("TT-04", "2026-08-26", due="2026-09-07", met="2026-09-08", state="met_late"),
    ),
    case(
        "an error reported over Tết 2025 and never put right",
        DISCLOSURE,
        "error_reported 2025-01-24",
        want("TT-04", "2025-01-24", due="2025-02-07", state="overdue"),
        today="2025-02-08",
    ),
]

RECOMMENDED = [
    case(
        "the people's inspectorate recommends: answered in fifteen days",
        DEMOCRACY,
        "recommendation_received 2026-07-01; recommendation_answered 2026-07-16",
        want("DC-16", "2026-07-01", due="2026-07-16", met="2026-07-16"),
        absent="DC-20",
    ),
    case(
        "fifteen days ending on the holiday of 24/11",
        DEMOCRACY,
        "recommendation_received 2026-11-09; recommendation_answered 2026-11-26",
        want("DC-16", "2026-11-09", due="2026-11-25", met="2026-11-26", state="met_late"),
    ),
    case(
        "the union recommends: fifteen days of our own",
        DEMOCRACY,
        "recommendation_received 2026-08-18 by=union; recommendation_answered 2026-09-03 by=union",
        want("DC-20", "2026-08-18", due="2026-09-03", met="2026-09-03", certainty="I"),
        absent="DC-16",
    ),
    case(
        "an answer to the union is none to the inspectorate",
        DEMOCRACY,
        "recommendation_received 2026-07-01; recommendation_received 2026-07-02 by=union; "
        "recommendation_answered 2026-07-10 by=union",
        want("DC-16", "2026-07-01", due="2026-07-16", state="running"),
        want("DC-20", "2026-07-02", due="2026-07-17", met="2026-07-10"),
    ),
    case(
        "the union was never answered",
        DEMOCRACY,
        "recommendation_received 2026-07-01 by=union",
        want("DC-20", "2026-07-01", due="2026-07-16", state="overdue"),
        today="2026-07-17",
    ),
]

CONFERENCE = [
    case(
        "the staff conference within three months of the working year's beginning",
        DEMOCRACY,
        "working_year_began 2025-09-05; conference_held 2025-12-05",
        want("DC-05", "2025-09-05", due="2025-12-05", met="2025-12-05"),
    ),
    case(
        "three months from 30 November end on the last of February, a Saturday",
        DEMOCRACY,
        "working_year_began 2025-11-30; conference_held 2026-03-03",
        want("DC-05", "2025-11-30", due="2026-03-02", met="2026-03-03", state="met_late"),
    ),
    case(
        "three months from 24 August end on the holiday of 24/11",
        DEMOCRACY,
        "working_year_began 2026-08-24",
        want("DC-05", "2026-08-24", due="2026-11-25", state="overdue"),
        today="2026-11-26",
    ),
    case(
        "the resolution is checked after six months",
        DEMOCRACY,
        "conference_held 2026-01-15; resolution_checked 2026-07-15",
        want("DC-06", "2026-01-15", due="2026-07-15", met="2026-07-15"),
    ),
    case(
        "six months from 31 August end on 28 February, a Saturday",
        DEMOCRACY,
        "conference_held 2025-08-31; resolution_checked 2026-03-02",
        want("DC-06", "2025-08-31", due="2026-03-02", met="2026-03-02"),
    ),
    case(
        "six months from 29 August to 28 February in a common year",
        DEMOCRACY,
        "conference_held 2024-08-29",
        want("DC-06", "2024-08-29", due="2025-02-28", state="overdue"),
        today="2025-03-01",
    ),
    case(
        "the election of the inspectorate is recognised in five working days",
        DEMOCRACY,
        "inspectorate_elected 2026-07-01; inspectorate_recognised 2026-07-08",
        want("DC-11", "2026-07-01", due="2026-07-08", met="2026-07-08"),
    ),
    case(
        "an election before 2/9 recognised too late",
        DEMOCRACY,
        "inspectorate_elected 2026-08-27; inspectorate_recognised 2026-09-09",
        want("DC-11", "2026-08-27", due="2026-09-08", met="2026-09-09", state="met_late"),
    ),
]

DIALOGUE = [
    case(
        "a dialogue asked for is answered in five working days",
        DEMOCRACY,
        "dialogue_requested 2026-07-01; dialogue_called 2026-07-08 held_on=2026-07-20",
        want("DC-13", "2026-07-01", due="2026-07-08", term="answer", part="answer", met="2026-07-08"),
    ),
    case(
        "a dialogue asked for on the Friday before 24/11 and never answered",
        DEMOCRACY,
        "dialogue_requested 2026-11-20",
        want("DC-13", "2026-11-20", due="2026-11-30", term="answer", part="answer", state="overdue"),
        today="2026-12-01",
    ),
    case(
        "the agenda is exchanged five working days before the dialogue, over 24/11",
        DEMOCRACY,
        "dialogue_called 2026-11-10 held_on=2026-11-27; dialogue_agenda_exchanged 2026-11-19",
        want("DC-13", "2026-11-27", due="2026-11-19", term="agenda", part="agenda", met="2026-11-19"),
    ),
    case(
        "the agenda is exchanged a day too late",
        DEMOCRACY,
        "dialogue_called 2026-07-01 held_on=2026-07-20; dialogue_agenda_exchanged 2026-07-14",
        want(
            "DC-13",
            "2026-07-20",
            due="2026-07-13",
            term="agenda",
            part="agenda",
            met="2026-07-14",
            state="met_late",
        ),
    ),
    case(
        "what was said is published in three working days, over the worked Saturday",
        DEMOCRACY,
        "dialogue_called 2026-08-10 held_on=2026-08-20; dialogue_held 2026-08-20; "
        "dialogue_published 2026-08-24",
        want("DC-13", "2026-08-20", due="2026-08-24", term="publish", part="publish", met="2026-08-24"),
    ),
    case(
        "what was said before a storm day is published later",
        DEMOCRACY,
        "dialogue_called 2026-07-01 held_on=2026-07-20; dialogue_held 2026-07-20",
        want("DC-13", "2026-07-20", due="2026-07-24", term="publish", part="publish", state="overdue"),
        calendar=off("2026-07-22"),
        today="2026-07-25",
    ),
]

REFUSED = [
    unlawful("something disclosed is received like a letter", DISCLOSURE, "received 2026-07-01"),
    unlawful("taken down before it was posted", DISCLOSURE, "issued 2026-07-01; removed 2026-07-02"),
    unlawful("recognised before it was elected", DEMOCRACY, "inspectorate_recognised 2026-07-01"),
]

ROWS = DISCLOSED + RECOMMENDED + CONFERENCE + DIALOGUE + REFUSED
