"""Worked cases: complaints against disciplinary decisions, and complaints under labour law."""

from tests.law.worked.rows import DISCIPLINE, DISCIPLINE_SECOND, DISMISSAL, LABOUR, SWAP, case, unlawful, want

NO_KN = "KN-01 KN-02 KN-02o KN-03 KN-04 KN-08 KN-10 KN-13 KN-14 KN-15 KN-16 KN-19 KN-20 KN-22 KN-23"
ACCEPTED = "received 2026-07-01; accepted 2026-07-06; "
HEARD = ACCEPTED + "dialogue_held 2026-07-20; "
DECIDED = HEARD + "decided 2026-07-27; "

FIRST = [
    case(
        "fifteen days to complain about a disciplinary decision",
        DISCIPLINE,
        "contested_act_known 2026-07-01; received 2026-07-16",
        want("KL-01", "2026-07-01", due="2026-07-16", met="2026-07-16"),
        absent=NO_KN,
    ),
    case(
        "fifteen days ending on a Sunday before the holiday of 24/11",
        DISCIPLINE,
        "contested_act_known 2026-11-07; received 2026-11-23",
        want("KL-01", "2026-11-07", due="2026-11-23", met="2026-11-23"),
    ),
    case(
        "fifteen days ending on that Sunday when Monday is free as well",
        DISCIPLINE,
        "contested_act_known 2026-11-07; received 2026-11-25",
        want("KL-01", "2026-11-07", due="2026-11-25", met="2026-11-25"),
        calendar=SWAP,
    ),
    case(
        "fifteen days that end inside Tết 2025",
        DISCIPLINE,
        "contested_act_known 2025-01-13",
        want("KL-01", "2025-01-13", due="2025-02-03", state="lapsed"),
        today="2025-02-04",
    ),
    case(
        "discipline under the new law: seven working days to accept",
        DISCIPLINE,
        "received 2026-07-01; accepted 2026-07-10",
        want("KL-03", "2026-07-01", due="2026-07-10", met="2026-07-10"),
        absent=NO_KN,
    ),
    case(
        "discipline under the old law: ten days to accept",
        DISCIPLINE,
        "received 2026-06-30; accepted 2026-07-13",
        want("KL-03o", "2026-06-30", due="2026-07-10", met="2026-07-13", state="met_late"),
        absent="KL-03 " + NO_KN,
    ),
    case(
        "discipline under the old law: ten days ending on the worked Saturday 10/01/2026",
        DISCIPLINE,
        "received 2025-12-31",
        want("KL-03o", "2025-12-31", due="2026-01-10", state="running"),
        today="2026-01-10",
    ),
    case(
        "discipline: seven working days over 2/9",
        DISCIPLINE,
        "received 2026-08-26; declined 2026-09-10",
        want("KL-03", "2026-08-26", due="2026-09-09", met="2026-09-10", state="met_late"),
    ),
    case(
        "discipline: thirty days to settle",
        DISCIPLINE,
        ACCEPTED,
        want("KL-04", "2026-07-06", due="2026-08-05"),
        absent=NO_KN,
    ),
    case(
        "discipline: thirty days ending on Saturday 2 May 2026",
        DISCIPLINE,
        "received 2026-03-30; accepted 2026-04-02",
        want("KL-04", "2026-04-02", due="2026-05-04"),
    ),
    case(
        "discipline, complex: forty-five days",
        DISCIPLINE,
        ACCEPTED + "marked_complex 2026-07-13",
        want("KL-04", "2026-07-06", due="2026-08-20", term="complex"),
    ),
    case(
        "discipline in a remote area has no days more",
        DISCIPLINE | {"remote": True},
        ACCEPTED,
        want("KL-04", "2026-07-06", due="2026-08-05"),
        absent="KN-05",
    ),
    case(
        "discipline, remote and complex, has forty-five days as well",
        DISCIPLINE | {"remote": True},
        ACCEPTED + "marked_complex 2026-07-13",
        want("KL-04", "2026-07-06", due="2026-08-20", term="complex"),
    ),
    case(
        "discipline suspended for ten days",
        DISCIPLINE,
        ACCEPTED + "suspended 2026-07-13; resumed 2026-07-23",
        want("KL-04", "2026-07-06", due="2026-08-17", pauses=(("2026-07-13", "2026-07-23"),)),
    ),
    case(
        "discipline, complex and suspended for ten days",
        DISCIPLINE,
        ACCEPTED + "marked_complex 2026-07-08; suspended 2026-07-13; resumed 2026-07-23",
        want("KL-04", "2026-07-06", due="2026-09-03", term="complex", pauses=(("2026-07-13", "2026-07-23"),)),
    ),
    case(
        "discipline: the first decision is sent in three working days",
        DISCIPLINE,
        DECIDED + "sent 2026-07-30 to=complainant",
        want("KL-04", "2026-07-06", met="2026-07-27"),
        want("KL-06", "2026-07-27", due="2026-07-30", met="2026-07-30"),
        absent=NO_KN,
    ),
    case(
        "discipline: the first decision of the Thursday before the worked Saturday",
        DISCIPLINE,
        "received 2026-07-20; accepted 2026-07-23; dialogue_held 2026-08-10; decided 2026-08-20; "
        "sent 2026-08-25 to=complainant",
        want("KL-06", "2026-08-20", due="2026-08-24", met="2026-08-25", state="met_late"),
    ),
    case(
        "discipline: in effect after thirty days, the last of them a Wednesday",
        DISCIPLINE,
        DECIDED,
        want("KL-07", "2026-07-27", due="2026-08-26"),
    ),
    case(
        "discipline: the thirty days before effect lapse",
        DISCIPLINE,
        DECIDED,
        want("KL-07", "2026-07-27", state="lapsed"),
        today="2026-08-27",
    ),
    case(
        "discipline: ten days for the second complaint from the receipt of the decision",
        DISCIPLINE,
        DECIDED + "received_by_complainant 2026-07-30; appealed 2026-08-10",
        want("KL-02", "2026-07-30", due="2026-08-10", met="2026-08-10"),
        absent=NO_KN,
    ),
    case(
        "discipline: ten days that end on 2/9 end the day after",
        DISCIPLINE,
        "received 2026-07-20; accepted 2026-07-23; dialogue_held 2026-08-10; decided 2026-08-19; "
        "received_by_complainant 2026-08-23",
        want("KL-02", "2026-08-23", due="2026-09-03", state="lapsed"),
        today="2026-09-04",
    ),
    case(
        "dismissal: thirty days for the second complaint",
        DISMISSAL,
        DECIDED + "received_by_complainant 2026-07-30",
        want("KL-02", "2026-07-30", due="2026-09-03", term="dismissal", state="running"),
        today="2026-09-03",
    ),
    case(
        "dismissal: thirty days ending on a working Friday",
        DISMISSAL,
        "received 2026-09-01; accepted 2026-09-07; dialogue_held 2026-09-21; decided 2026-09-28; "
        "received_by_complainant 2026-09-30; appealed 2026-11-02",
        want("KL-02", "2026-09-30", due="2026-10-30", term="dismissal", met="2026-11-02", state="met_late"),
    ),
    case(
        "dismissal: everything else counts as for other discipline",
        DISMISSAL,
        "contested_act_known 2026-06-25; " + ACCEPTED,
        want("KL-01", "2026-06-25", due="2026-07-10", met="2026-07-01"),
        want("KL-04", "2026-07-06", due="2026-08-05"),
        absent=NO_KN,
    ),
    case(
        "discipline: the dialogue waived with its reason",
        DISCIPLINE,
        ACCEPTED + "dialogue_waived 2026-07-20 reason=absent; decided 2026-07-27",
        want("KL-04", "2026-07-06", met="2026-07-27"),
        want("KL-06", "2026-07-27", due="2026-07-30"),
    ),
    case(
        "discipline: decided late is lawful and late",
        DISCIPLINE,
        HEARD + "decided 2026-08-06",
        want("KL-04", "2026-07-06", met="2026-08-06", state="met_late"),
    ),
    case(
        "discipline brought to the reception has the visitor's notice too",
        DISCIPLINE,
        "received 2026-07-01 via=reception",
        want("KL-03", "2026-07-01"),
        want("TCD-16", "2026-07-01", due="2026-07-15"),
        only="KL-03 TCD-16",
    ),
]

SECOND_LEVEL = [
    case(
        "discipline at the second level: the same seven working days and thirty days",
        DISCIPLINE_SECOND,
        ACCEPTED,
        want("KL-03", "2026-07-01", due="2026-07-10", met="2026-07-06"),
        want("KL-04", "2026-07-06", due="2026-08-05"),
        absent=NO_KN,
    ),
    case(
        "discipline at the second level, complex",
        DISCIPLINE_SECOND,
        ACCEPTED + "marked_complex 2026-08-05",
        want("KL-04", "2026-07-06", due="2026-08-20", term="complex"),
    ),
    case(
        "discipline at the second level: seven days to send, the act against the decree",
        DISCIPLINE_SECOND,
        DECIDED + "sent 2026-08-03 to=complainant",
        want("KL-06", "2026-07-27", due="2026-08-03", term="second", met="2026-08-03"),
        want("KL-07", "2026-07-27", due="2026-08-26"),
        absent="KL-02 " + NO_KN,
    ),
    case(
        "discipline at the second level: seven days ending on a Saturday, sent late",
        DISCIPLINE_SECOND,
        HEARD + "decided 2026-08-01; sent 2026-08-11 to=complainant",
        want("KL-06", "2026-08-01", due="2026-08-10", term="second", met="2026-08-11", state="met_late"),
    ),
    case(
        "discipline at the second level under the old law",
        DISCIPLINE_SECOND,
        "received 2026-06-22; accepted 2026-07-02",
        want("KL-03o", "2026-06-22", due="2026-07-02", met="2026-07-02"),
        want("KL-04", "2026-07-02", due="2026-08-03"),
    ),
]

REFUSED = [
    unlawful(
        "a disciplinary complaint decided without a dialogue", DISCIPLINE, ACCEPTED + "decided 2026-07-27"
    ),
    unlawful(
        "a disciplinary complaint decided without a dialogue at the second level",
        DISCIPLINE_SECOND,
        ACCEPTED + "decided 2026-07-27 differs=no",
    ),
    unlawful("a complaint under labour law extended", LABOUR, ACCEPTED + "extended 2026-07-20 days=15"),
    unlawful("a dismissal decided without a dialogue", DISMISSAL, ACCEPTED + "decided 2026-07-27"),
    unlawful("a disciplinary complaint extended", DISCIPLINE, ACCEPTED + "extended 2026-07-20 days=15"),
    unlawful(
        "a disciplinary complaint marked complex too late", DISCIPLINE, ACCEPTED + "marked_complex 2026-08-06"
    ),
    unlawful(
        "a disciplinary complaint suspended under the old law",
        DISCIPLINE,
        "received 2026-06-08; accepted 2026-06-15; suspended 2026-06-30",
    ),
]

LABOUR_LAW = [
    case(
        "labour law: seven working days to accept",
        LABOUR,
        "received 2026-07-01",
        want("LD-01", "2026-07-01", part="accept", due="2026-07-10", certainty="M"),
        absent=NO_KN + " KL-03",
    ),
    case(
        "labour law: seven working days in the year before as well",
        LABOUR,
        "received 2025-12-29; accepted 2026-01-08",
        want("LD-01", "2025-12-29", part="accept", due="2026-01-09", met="2026-01-08", certainty="M"),
    ),
    case(
        "labour law: one hundred and eighty days to complain",
        LABOUR,
        "contested_act_known 2026-01-05; received 2026-07-01",
        want("LD-01", "2026-01-05", due="2026-07-06", term="window", part="window", met="2026-07-01"),
    ),
    case(
        "labour law: one hundred and eighty days ending on New Year's Day 2026",
        LABOUR,
        "contested_act_known 2025-07-05; received 2025-12-30",
        want("LD-01", "2025-07-05", due="2026-01-05", term="window", part="window", met="2025-12-30"),
    ),
    case(
        "labour law: thirty days to settle",
        LABOUR,
        ACCEPTED,
        want("LD-01", "2026-07-06", due="2026-08-05", term="resolve", part="resolve"),
        absent=NO_KN,
    ),
    case(
        "labour law, complex: forty-five days",
        LABOUR,
        ACCEPTED + "marked_complex 2026-07-13",
        want("LD-01", "2026-07-06", due="2026-08-20", term="complex", part="resolve"),
    ),
    case(
        "labour law, complex: forty-five days over Tết 2025",
        LABOUR,
        "received 2024-12-09; accepted 2024-12-16; marked_complex 2024-12-23; decided 2025-02-04",
        want(
            "LD-01",
            "2024-12-16",
            due="2025-02-03",
            term="complex",
            part="resolve",
            met="2025-02-04",
            state="met_late",
        ),
    ),
    case(
        "labour law: decided on the thirtieth day",
        LABOUR,
        ACCEPTED + "decided 2026-08-05",
        want("LD-01", "2026-07-06", term="resolve", part="resolve", met="2026-08-05"),
    ),
]

ROWS = FIRST + SECOND_LEVEL + REFUSED + LABOUR_LAW
