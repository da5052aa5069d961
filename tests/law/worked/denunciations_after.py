"""Worked cases: denunciations concluded, terminated, brought again, overdue, and what is unlawful there."""

from tests.law.worked.rows import DENUNCIATION, FURTHER, SWAP, case, unlawful, want

ACCEPTED = "received 2026-09-28; accepted 2026-10-01; "
COMPLEX = ACCEPTED + "marked_complex 2026-10-05 degree=complex; "
ESPECIALLY = ACCEPTED + "marked_complex 2026-10-05 degree=especially; "
CONCLUDED = ACCEPTED + "concluded 2026-10-26; "
ALL_SENT = "sent {0} to=accused; sent {0} to=body; sent {0} to=denouncer; "

CONCLUSIONS = [
    case(
        "concluded before 30/4: five working days, Saturday 26/04/2025 among them",
        DENUNCIATION,
        "received 2025-03-20; accepted 2025-03-25; concluded 2025-04-24",
        want("TC-10", "2025-03-25", due="2025-04-24", met="2025-04-24"),
        want("TC-20", "2025-04-24", due="2025-05-05"),
        want("TC-21", "2025-04-24", due="2025-05-07"),
        want("TC-25", "2025-04-24", due="2025-05-07"),
        status="concluded",
    ),
    case(
        "the conclusion sent to all three on the fifth working day",
        DENUNCIATION,
        CONCLUDED + ALL_SENT.format("2026-11-02"),
        want("TC-20", "2026-10-26", due="2026-11-02", met="2026-11-02"),
    ),
    case(
        "the conclusion sent to all three too late",
        DENUNCIATION,
        CONCLUDED + ALL_SENT.format("2026-11-03"),
        want("TC-20", "2026-10-26", met="2026-11-03", state="met_late"),
    ),
    case(
        "the conclusion not sent at all",
        DENUNCIATION,
        CONCLUDED,
        want("TC-20", "2026-10-26", state="overdue"),
        want("TC-21", "2026-10-26", state="running"),
        today="2026-11-03",
    ),
    case(
        "concluded before 24/11, handled on the seventh working day",
        DENUNCIATION,
        "received 2026-10-20; accepted 2026-10-22; concluded 2026-11-18; handled 2026-11-30",
        want("TC-20", "2026-11-18", due="2026-11-26"),
        want("TC-21", "2026-11-18", due="2026-11-30", met="2026-11-30"),
    ),
    case(
        "concluded before 24/11 with the swap",
        DENUNCIATION,
        "received 2026-10-20; accepted 2026-10-22; concluded 2026-11-18",
        want("TC-20", "2026-11-18", due="2026-11-27"),
        want("TC-21", "2026-11-18", due="2026-11-30"),
        want("TC-25", "2026-11-18", due="2026-11-30"),
        calendar=SWAP,
    ),
    case(
        "handled after the seventh working day",
        DENUNCIATION,
        CONCLUDED + "handled 2026-11-05",
        want("TC-21", "2026-10-26", due="2026-11-04", met="2026-11-05", state="met_late"),
    ),
    case(
        "the conclusion made public in seven working days",
        DENUNCIATION,
        CONCLUDED + "published 2026-11-04 by=posting",
        want("TC-25", "2026-10-26", due="2026-11-04", met="2026-11-04"),
    ),
    case(
        "a sanction has seven working days of its own to be made public",
        DENUNCIATION,
        CONCLUDED + "published 2026-11-02 by=posting; handled 2026-11-03; sanction_decided 2026-11-13",
        want("TC-25", "2026-10-26", due="2026-11-04", met="2026-11-02"),
        want("TC-25", "2026-11-13", due="2026-11-25"),
    ),
    case(
        "a recommendation carried out is reported in five working days",
        DENUNCIATION,
        CONCLUDED + "handled 2026-11-03; recommendation_carried_out 2026-11-09; "
        "recommendation_reported 2026-11-16",
        want("TC-22", "2026-11-09", due="2026-11-16", met="2026-11-16"),
    ),
    case(
        "a recommendation carried out before 24/11 is reported late",
        DENUNCIATION,
        CONCLUDED + "handled 2026-11-03; recommendation_carried_out 2026-11-18; "
        "recommendation_reported 2026-11-27",
        want("TC-22", "2026-11-18", due="2026-11-26", met="2026-11-27", state="met_late"),
    ),
    case(
        "a denunciation terminated: the decision is sent in five working days",
        DENUNCIATION,
        ACCEPTED + "withdrawn 2026-10-12 scope=all; terminated 2026-10-14 reason=withdrawn; "
        "termination_sent 2026-10-21",
        want("TC-10", "2026-10-01", state="cancelled"),
        want("TC-18", "2026-10-14", due="2026-10-21", met="2026-10-21"),
        absent="KN-28 KN-31",
        status="terminated",
    ),
    case(
        "suspended, then terminated by an effective judgment",
        DENUNCIATION,
        ACCEPTED + "suspended 2026-10-12; suspension_sent 2026-10-19; terminated 2026-11-18 reason=court",
        want("TC-10", "2026-10-01", state="cancelled"),
        want("TC-18", "2026-10-12", due="2026-10-19", met="2026-10-19"),
        want("TC-18", "2026-11-18", due="2026-11-26"),
    ),
    case(
        "the accused died: terminated under the old law as well",
        DENUNCIATION,
        "received 2026-03-02; accepted 2026-03-09; terminated 2026-03-20 reason=died",
        want("TC-18", "2026-03-20", due="2026-03-27"),
        want("TC-10", "2026-03-09", state="cancelled"),
    ),
]

BROUGHT_AGAIN = [
    case(
        "a further denunciation: the superior reviews the file in twenty days",
        FURTHER,
        "received 2026-07-01",
        want("TC-23", "2026-07-01", due="2026-07-21", certainty="I"),
        absent="TC-01 TC-02",
    ),
    case(
        "twenty days ending on the holiday of 24/11",
        FURTHER,
        "received 2026-11-04; accepted 2026-11-25",
        want("TC-23", "2026-11-04", due="2026-11-25", met="2026-11-25"),
    ),
    case(
        "twenty days that end inside Tết 2024, and the review came late",
        FURTHER,
        "received 2024-01-20; declined 2024-02-16",
        want("TC-23", "2024-01-20", due="2024-02-15", met="2024-02-16", state="met_late"),
    ),
    case(
        "a further denunciation accepted is settled in thirty days",
        FURTHER,
        "received 2026-07-01; accepted 2026-07-20",
        want("TC-23", "2026-07-01", met="2026-07-20"),
        want("TC-10", "2026-07-20", due="2026-08-19"),
        want("TC-09", "2026-07-20", due="2026-07-27"),
    ),
    case(
        "the resolver reports within five working days of the demand",
        DENUNCIATION,
        ACCEPTED + "report_demanded 2026-11-05; report_made 2026-11-12",
        want("TC-24", "2026-11-05", due="2026-11-12", met="2026-11-12"),
    ),
    case(
        "the demanded report came late, over 24/11",
        DENUNCIATION,
        ACCEPTED + "report_demanded 2026-11-18; report_made 2026-11-27",
        want("TC-24", "2026-11-18", due="2026-11-26", met="2026-11-27", state="met_late"),
    ),
    case(
        "the demanded report is still missing",
        DENUNCIATION,
        ACCEPTED + "report_demanded 2026-11-05",
        want("TC-24", "2026-11-05", state="overdue"),
        today="2026-11-13",
    ),
]

REFUSED = [
    unlawful("extended without being marked complex", DENUNCIATION, ACCEPTED + "extended 2026-10-20 days=30"),
    unlawful("extended by thirty-one days", DENUNCIATION, COMPLEX + "extended 2026-10-20 days=31"),
    unlawful("extended by no days", DENUNCIATION, COMPLEX + "extended 2026-10-20 days=0"),
    unlawful(
        "a complex denunciation extended twice",
        DENUNCIATION,
        COMPLEX + "extended 2026-10-20 days=15; extended 2026-10-25 days=15",
    ),
    unlawful(
        "an especially complex denunciation extended three times",
        DENUNCIATION,
        ESPECIALLY + "extended 2026-10-20 days=10; extended 2026-10-21 days=10; extended 2026-10-22 days=10",
    ),
    unlawful(
        "extended after the thirty days had ended", DENUNCIATION, COMPLEX + "extended 2026-11-03 days=30"
    ),
    unlawful(
        "extended a second time after the first extension had ended",
        DENUNCIATION,
        ESPECIALLY + "extended 2026-10-20 days=30; extended 2026-12-01 days=30",
    ),
    unlawful(
        "the marking struck out under an extension that needs it",
        DENUNCIATION,
        COMPLEX + "extended 2026-10-20 days=30; corrected 2026-10-21 event=2",
        "extended accepted",
    ),
    unlawful(
        "an extension corrected to a day after expiry",
        DENUNCIATION,
        COMPLEX + "extended 2026-10-20 days=30; corrected 2026-11-10 event=3 right_on=2026-11-09",
        "extended 2026-11-09",
    ),
    unlawful("a denunciation is decided like a complaint", DENUNCIATION, ACCEPTED + "decided 2026-10-20"),
    unlawful("concluded before acceptance", DENUNCIATION, "received 2026-09-28; concluded 2026-10-01"),
    unlawful("handled before it was concluded", DENUNCIATION, ACCEPTED + "handled 2026-10-20"),
    unlawful(
        "concluded while suspended", DENUNCIATION, ACCEPTED + "suspended 2026-10-12; concluded 2026-10-20"
    ),
    unlawful(
        "a denunciation resumed that was never suspended", DENUNCIATION, ACCEPTED + "resumed 2026-10-20"
    ),
    unlawful(
        "a denunciation extended before acceptance",
        DENUNCIATION,
        "received 2026-09-28; extended 2026-09-29 days=30",
    ),
]

ROWS = CONCLUSIONS + BROUGHT_AGAIN + REFUSED
