"""Worked cases: complaints of the second level."""

from tests.law.worked.rows import SECOND, SECOND_REMOTE, SWAP, case, unlawful, want

ACCEPTED = "received 2026-07-01; accepted 2026-07-06; "
HEARD = ACCEPTED + "dialogue_held 2026-08-03; "
DECIDED = HEARD + "decided 2026-08-10; "
PAUSE = (("2026-07-20", "2026-08-03"),)

ACCEPTANCE = [
    case(
        "second level: seven working days from the first day of the new law",
        SECOND,
        "received 2026-07-01",
        want("KN-15", "2026-07-01", due="2026-07-10"),
        only="KN-15",
    ),
    case(
        "second level: ten days on the last day of the old law",
        SECOND,
        "received 2026-06-30",
        want("KN-15o", "2026-06-30", due="2026-07-10"),
        only="KN-15o",
    ),
    case(
        "second level: ten days that end inside Tết 2026",
        SECOND,
        "received 2026-02-09; accepted 2026-02-24",
        want("KN-15o", "2026-02-09", due="2026-02-23", met="2026-02-24", state="met_late"),
    ),
    case(
        "second level: ten days ending on the worked Saturday 26/04/2025",
        SECOND,
        "received 2025-04-16; accepted 2025-04-26",
        want("KN-15o", "2025-04-16", due="2025-04-26", met="2025-04-26"),
    ),
    case(
        "second level: seven working days over 24/11",
        SECOND,
        "received 2026-11-16; accepted 2026-11-26",
        want("KN-15", "2026-11-16", due="2026-11-26", met="2026-11-26"),
    ),
    case(
        "second level: seven working days over 24/11 with the swap",
        SECOND,
        "received 2026-11-16; accepted 2026-11-26",
        want("KN-15", "2026-11-16", due="2026-11-27", met="2026-11-26"),
        calendar=SWAP,
    ),
    case(
        "second level: declined in time",
        SECOND,
        "received 2026-08-26; declined 2026-09-09",
        want("KN-15", "2026-08-26", due="2026-09-09", met="2026-09-09"),
        status="declined",
    ),
    case(
        "second level: nobody decided whether to accept",
        SECOND,
        "received 2026-08-26",
        want("KN-15", "2026-08-26", state="overdue"),
        today="2026-09-10",
    ),
    case(
        "second level, brought to the reception",
        SECOND,
        "received 2026-07-01 via=reception",
        want("KN-15", "2026-07-01"),
        want("TCD-16", "2026-07-01", due="2026-07-15"),
    ),
]

SETTLING = [
    case(
        "second level: forty-five days",
        SECOND,
        ACCEPTED,
        want("KN-16", "2026-07-06", due="2026-08-20"),
        absent="KN-03 KN-04 KN-14",
    ),
    case(
        "second level: forty-five days ending on a Sunday",
        SECOND,
        "received 2026-08-03; accepted 2026-08-06",
        want("KN-16", "2026-08-06", due="2026-09-21"),
    ),
    case(
        "second level: forty-five days that end inside Tết 2026",
        SECOND,
        "received 2025-12-29; accepted 2026-01-05",
        want("KN-16", "2026-01-05", due="2026-02-23"),
    ),
    case(
        "second level, complex: sixty days",
        SECOND,
        ACCEPTED + "marked_complex 2026-07-20",
        want("KN-16", "2026-07-06", due="2026-09-04", term="complex"),
    ),
    case(
        "second level, complex on the last day of the ordinary limit",
        SECOND,
        ACCEPTED + "marked_complex 2026-08-20",
        want("KN-16", "2026-07-06", due="2026-09-04", term="complex"),
    ),
    case(
        "second level, remote: sixty days",
        SECOND_REMOTE,
        ACCEPTED,
        want("KN-17", "2026-07-06", due="2026-09-04"),
        absent="KN-16",
    ),
    case(
        "second level, remote: sixty days ending on the holiday of 24/11",
        SECOND_REMOTE,
        "received 2026-09-21; accepted 2026-09-25; dialogue_held 2026-11-20; decided 2026-11-26",
        want("KN-17", "2026-09-25", due="2026-11-25", met="2026-11-26", state="met_late"),
        want("KN-23", "2026-11-26", due="2027-01-10", term="remote"),
        warns=True,
    ),
    case(
        "second level, remote and complex: seventy days",
        SECOND_REMOTE,
        ACCEPTED + "marked_complex 2026-07-20",
        want("KN-17", "2026-07-06", due="2026-09-14", term="complex"),
    ),
    case(
        "second level, remote and complex, ending beyond New Year",
        SECOND_REMOTE,
        "received 2026-11-02; accepted 2026-11-04; marked_complex 2026-11-10",
        want("KN-17", "2026-11-04", due="2027-01-13", term="complex"),
        warns=True,
    ),
    case(
        "second level, suspended for fourteen days",
        SECOND,
        ACCEPTED + "suspended 2026-07-20; resumed 2026-08-03",
        want("KN-16", "2026-07-06", due="2026-09-03", pauses=PAUSE),
        want("KN-28", "2026-07-20", due="2026-07-23"),
        want("KN-29", "2026-08-03", due="2026-08-06"),
    ),
    case(
        "second level, remote, complex, then suspended",
        SECOND_REMOTE,
        ACCEPTED + "marked_complex 2026-07-10; suspended 2026-07-20; resumed 2026-08-03",
        want("KN-17", "2026-07-06", due="2026-09-28", term="complex", pauses=PAUSE),
    ),
    case(
        "second level, suspended, then terminated by the court's decision",
        SECOND,
        ACCEPTED + "suspended 2026-07-20; terminated 2026-08-03 reason=court; termination_sent 2026-08-07",
        want("KN-16", "2026-07-06", state="cancelled"),
        want("KN-28", "2026-08-03", due="2026-08-06", met="2026-08-07", state="met_late"),
    ),
    case(
        "second level: the respondent explains within seven days",
        SECOND,
        ACCEPTED + "information_requested 2026-07-08; information_supplied 2026-07-16",
        want("KN-08", "2026-07-08", due="2026-07-15", met="2026-07-16", state="met_late"),
    ),
    case(
        "second level: the dialogue of Monday 10/08 is announced by the Wednesday before",
        SECOND,
        ACCEPTED + "dialogue_called 2026-07-30 held_on=2026-08-10; dialogue_held 2026-08-10",
        want("KN-10", "2026-08-10", due="2026-08-05", met="2026-07-30"),
    ),
    case(
        "second level: the contested decision stayed for what is left",
        SECOND,
        ACCEPTED + "stay_ordered 2026-07-16; stay_lifted 2026-08-20",
        want("KN-25", "2026-07-16", due="2026-08-20", extra=35, met="2026-08-20"),
    ),
]

AFTERWARDS = [
    case(
        "seven days to send the second decision; the decree's working days would end later",
        SECOND,
        "received 2025-12-29; accepted 2026-01-05; dialogue_held 2026-02-02; decided 2026-02-11",
        want("KN-15o", "2025-12-29", due="2026-01-08", met="2026-01-05"),
        want("KN-16", "2026-01-05", met="2026-02-11"),
        want("KN-19", "2026-02-11", due="2026-02-23"),
    ),
    case(
        "the second decision sent on the seventh day",
        SECOND,
        DECIDED + "sent 2026-08-17 to=complainant",
        want("KN-16", "2026-07-06", met="2026-08-10"),
        want("KN-19", "2026-08-10", due="2026-08-17", met="2026-08-17"),
        want("KN-20", "2026-08-10", due="2026-08-25"),
        want("KN-23", "2026-08-10", due="2026-09-09"),
        absent="KN-13 KN-14 KN-22",
        status="decided",
    ),
    case(
        "the second decision sent on the decree's seventh working day is late by the act",
        SECOND,
        DECIDED + "sent 2026-08-19 to=complainant",
        want("KN-19", "2026-08-10", met="2026-08-19", state="met_late"),
    ),
    case(
        "the dialogue was waived with its reason, and the decision may follow",
        SECOND,
        ACCEPTED + "dialogue_waived 2026-07-30 reason=absent; decided 2026-08-10",
        want("KN-16", "2026-07-06", met="2026-08-10"),
        want("KN-19", "2026-08-10", due="2026-08-17"),
    ),
    case(
        "the second decision is public within fifteen days, over 2/9",
        SECOND,
        HEARD + "decided 2026-08-17; published 2026-09-03 by=posting",
        want("KN-20", "2026-08-17", due="2026-09-03", met="2026-09-03"),
    ),
    case(
        "the meeting to make the second decision public is called three days before, not on Sunday",
        SECOND,
        DECIDED + "publication_meeting_called 2026-08-13 held_on=2026-08-19",
        want("KN-21", "2026-08-19", due="2026-08-14", met="2026-08-13"),
    ),
    case(
        "the second decision of a remote complaint takes effect after forty-five days",
        SECOND_REMOTE,
        DECIDED,
        want("KN-23", "2026-08-10", due="2026-09-24", term="remote"),
    ),
    case(
        "the time before effect of a second decision ends on a Saturday and stays there",
        SECOND,
        HEARD + "decided 2026-08-13",
        want("KN-23", "2026-08-13", due="2026-09-12", state="lapsed"),
        today="2026-09-13",
    ),
    case(
        "in effect on the day after the thirty days; execution ordered in five working days",
        SECOND,
        DECIDED + "took_effect 2026-09-10; execution_ordered 2026-09-17",
        want("KN-24", "2026-09-10", due="2026-09-17", met="2026-09-17"),
    ),
    case(
        "execution of a second decision ordered too late",
        SECOND,
        DECIDED + "took_effect 2026-09-10; execution_ordered 2026-09-18",
        want("KN-24", "2026-09-10", met="2026-09-18", state="met_late"),
    ),
    case(
        "a second complaint of 2024, its decision sent over the turn of the year",
        SECOND,
        "received 2024-11-04; accepted 2024-11-11; dialogue_held 2024-12-16; decided 2024-12-25; "
        "sent 2025-01-02 to=complainant",
        want("KN-16", "2024-11-11", due="2024-12-26", met="2024-12-25"),
        want("KN-19", "2024-12-25", due="2025-01-02", met="2025-01-02"),
    ),
]

REFUSED = [
    unlawful("a second decision without a dialogue", SECOND, ACCEPTED + "decided 2026-08-10"),
    unlawful(
        "a second decision without a dialogue in the year of the old law",
        SECOND,
        "received 2025-07-01; accepted 2025-07-07; decided 2025-08-11",
    ),
    unlawful(
        "a second decision whose dialogue was only called",
        SECOND,
        ACCEPTED + "dialogue_called 2026-07-20 held_on=2026-08-03; decided 2026-08-10",
    ),
    unlawful(
        "a second decision whose dialogue was struck out",
        SECOND,
        DECIDED + "corrected 2026-08-11 event=2",
        "decided 2026-08-10 accepted",
    ),
    unlawful(
        "a second decision after a dialogue waived without saying why",
        SECOND,
        ACCEPTED + "dialogue_waived 2026-07-30; decided 2026-08-10",
        "decided 2026-08-10 accepted",
    ),
    unlawful("a second complaint extended", SECOND, ACCEPTED + "extended 2026-07-20 days=15"),
    unlawful("a second complaint marked complex too late", SECOND, ACCEPTED + "marked_complex 2026-08-21"),
    unlawful(
        "a second complaint suspended under the old law",
        SECOND,
        "received 2026-06-01; accepted 2026-06-08; suspended 2026-06-29",
    ),
]

ROWS = ACCEPTANCE + SETTLING + AFTERWARDS + REFUSED
