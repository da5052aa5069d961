"""Worked cases: first denunciations their receipt, and settling them with extensions and pauses."""

from tests.law.worked.rows import DENUNCIATION, SWAP, case, want

ACCEPTED = "received 2026-09-28; accepted 2026-10-01; "
BEFORE = "received 2025-11-24; accepted 2025-12-01; "
COMPLEX = ACCEPTED + "marked_complex 2026-10-05 degree=complex; "
ESPECIALLY = ACCEPTED + "marked_complex 2026-10-05 degree=especially; "

RECEIPT = [
    case(
        "a denunciation of Friday 20/11: seven working days over the holiday",
        DENUNCIATION,
        "received 2026-11-20",
        want("TC-01", "2026-11-20", due="2026-12-02", certainty="S"),
        status="received",
    ),
    case(
        "a denunciation of Friday 20/11 with the swap ends on the same day",
        DENUNCIATION,
        "received 2026-11-20",
        want("TC-01", "2026-11-20", due="2026-12-02"),
        calendar=SWAP,
    ),
    case(
        "a denunciation before Tết 2026",
        DENUNCIATION,
        "received 2026-02-12; accepted 2026-03-02",
        want("TC-01", "2026-02-12", due="2026-03-02", met="2026-03-02"),
    ),
    case(
        "a denunciation before Tết 2025",
        DENUNCIATION,
        "received 2025-01-23; declined 2025-02-12",
        want("TC-01", "2025-01-23", due="2025-02-10", met="2025-02-12", state="met_late"),
    ),
    case(
        "a denunciation of the last day of the old law has seven working days as well",
        DENUNCIATION,
        "received 2026-06-30",
        want("TC-01", "2026-06-30", due="2026-07-09"),
    ),
    case(
        "a denunciation of the first day of the new law",
        DENUNCIATION,
        "received 2026-07-01",
        want("TC-01", "2026-07-01", due="2026-07-10", state="overdue"),
        today="2026-07-11",
    ),
    case(
        "a denunciation that must be checked in several places: ten working days",
        DENUNCIATION,
        "received 2026-07-01; checking_delegated 2026-07-03; accepted 2026-07-15",
        want("TC-02", "2026-07-01", due="2026-07-15", met="2026-07-15"),
        absent="TC-01",
    ),
    case(
        "ten working days over 2/9 with the checking delegated on the day of receipt",
        DENUNCIATION,
        "received 2026-08-24; checking_delegated 2026-08-24",
        want("TC-02", "2026-08-24", due="2026-09-10"),
        absent="TC-01",
    ),
    case(
        "a denunciation for another body is transferred in five working days over 30/4",
        DENUNCIATION,
        "received 2026-04-28 competent=no; transferred 2026-05-07",
        want("TC-04", "2026-04-28", due="2026-05-07", met="2026-05-07"),
    ),
    case(
        "a denunciation for another body transferred late",
        DENUNCIATION,
        "received 2026-11-20 competent=no via=post; transferred 2026-12-01",
        want("TC-04", "2026-11-20", due="2026-11-30", met="2026-12-01", state="met_late"),
    ),
    case(
        "a denouncer who came in person is guided to the competent body",
        DENUNCIATION,
        "received 2026-07-01 competent=no via=reception; guided 2026-07-02",
        want("TC-04", "2026-07-01", due="2026-07-08", met="2026-07-02"),
        want("TCD-16", "2026-07-01", due="2026-07-15", met="2026-07-02"),
    ),
    case(
        "a denunciation within our competence has no term of transfer",
        DENUNCIATION,
        "received 2026-07-01 competent=yes",
        want("TC-01", "2026-07-01"),
        absent="TC-04 TC-07",
    ),
    case(
        "a newspaper passed it on: twenty days ending on a Sunday",
        DENUNCIATION,
        "received 2024-02-05 via=press; forwarder_answered 2024-02-26",
        want("TC-07", "2024-02-05", due="2024-02-26", met="2024-02-26"),
    ),
    case(
        "the press is answered late, the twentieth day was 2/9",
        DENUNCIATION,
        "received 2026-08-13 via=forwarded forwarder=press; forwarder_answered 2026-09-04",
        want("TC-07", "2026-08-13", due="2026-09-03", met="2026-09-04", state="met_late"),
    ),
    case(
        "another body passed it on: twenty days to answer it",
        DENUNCIATION,
        "received 2026-07-01 via=forwarded forwarder=other",
        want("TC-07", "2026-07-01", due="2026-07-21", state="overdue"),
        today="2026-07-22",
    ),
    case(
        "brought to the reception: both terms run side by side",
        DENUNCIATION,
        "received 2026-11-16 via=reception",
        want("TC-01", "2026-11-16", due="2026-11-26"),
        want("TCD-16", "2026-11-16", due="2026-12-01"),
        only="TC-01 TCD-16",
    ),
    case(
        "accepted, both told in five working days: the later notice counts",
        DENUNCIATION,
        ACCEPTED + "acceptance_notified 2026-10-05; accused_notified 2026-10-08",
        want("TC-09", "2026-10-01", due="2026-10-08", met="2026-10-08", state="met"),
    ),
    case(
        "the accused told in time, the denouncer late",
        DENUNCIATION,
        ACCEPTED + "accused_notified 2026-10-05; acceptance_notified 2026-10-09",
        want("TC-09", "2026-10-01", due="2026-10-08", met="2026-10-09", state="met_late"),
    ),
    case(
        "only one of the two told: the term is not met",
        DENUNCIATION,
        ACCEPTED + "accused_notified 2026-10-05",
        want("TC-09", "2026-10-01", state="overdue"),
        today="2026-10-09",
    ),
    case(
        "five working days to tell both, over New Year and its swap",
        DENUNCIATION,
        "received 2025-12-22; accepted 2025-12-29",
        want("TC-09", "2025-12-29", due="2026-01-07"),
    ),
]

SETTLING = [
    case(
        "thirty days ending on a Saturday before 24/11",
        DENUNCIATION,
        "received 2026-10-20; accepted 2026-10-22",
        want("TC-10", "2026-10-22", due="2026-11-23"),
        only="TC-01 TC-09 TC-10",
    ),
    case(
        "thirty days ending on a Saturday before the swap",
        DENUNCIATION,
        "received 2026-10-20; accepted 2026-10-22; concluded 2026-11-25",
        want("TC-10", "2026-10-22", due="2026-11-25", met="2026-11-25"),
        calendar=SWAP,
    ),
    case(
        "thirty days of a denunciation that end inside Tết 2026",
        DENUNCIATION,
        "received 2026-01-12; accepted 2026-01-19; concluded 2026-02-24",
        want("TC-10", "2026-01-19", due="2026-02-23", met="2026-02-24", state="met_late"),
    ),
    case(
        "marked complex alone does not lengthen a denunciation",
        DENUNCIATION,
        COMPLEX,
        want("TC-10", "2026-10-01", due="2026-11-02"),
        absent="TC-11 TC-12",
    ),
    case(
        "complex and extended once by thirty days",
        DENUNCIATION,
        COMPLEX + "extended 2026-10-28 days=30",
        want("TC-11", "2026-10-01", due="2026-11-30"),
        absent="TC-10 TC-12",
    ),
    case(
        "complex and extended by ten days only: from the nominal Saturday, not from the rolled Monday",
        DENUNCIATION,
        COMPLEX + "extended 2026-10-28 days=10",
        want("TC-11", "2026-10-01", due="2026-11-10", extra=-20),
    ),
    case(
        "extended on the rolled last day",
        DENUNCIATION,
        COMPLEX + "extended 2026-11-02 days=30",
        want("TC-11", "2026-10-01", due="2026-11-30"),
    ),
    case(
        "especially complex and extended once",
        DENUNCIATION,
        ESPECIALLY + "extended 2026-10-28 days=30",
        want("TC-12", "2026-10-01", due="2026-11-30"),
        absent="TC-10 TC-11",
    ),
    case(
        "especially complex and extended twice, across the turn of the year",
        DENUNCIATION,
        ESPECIALLY + "extended 2026-10-28 days=30; extended 2026-11-27 days=30",
        want("TC-12", "2026-10-01", due="2026-12-30", term="twice"),
    ),
    case(
        "especially complex, extended twice, ending on Sunday 1 March 2026",
        DENUNCIATION,
        BEFORE + "marked_complex 2025-12-10 degree=especially; extended 2025-12-25 days=30; "
        "extended 2026-01-25 days=30",
        want("TC-12", "2025-12-01", due="2026-03-02", term="twice"),
    ),
    case(
        "especially complex, extended twice by less than the cap",
        DENUNCIATION,
        ESPECIALLY + "extended 2026-10-28 days=15; extended 2026-11-10 days=20",
        want("TC-12", "2026-10-01", due="2026-12-07", extra=5),
    ),
    case(
        "complex before the law changed, extended after it",
        DENUNCIATION,
        "received 2026-06-01; accepted 2026-06-08; marked_complex 2026-06-15 degree=complex; "
        "extended 2026-07-03 days=30",
        want("TC-11", "2026-06-08", due="2026-08-07"),
    ),
    case(
        "the extension struck out: thirty days again",
        DENUNCIATION,
        COMPLEX + "extended 2026-10-28 days=30; corrected 2026-10-29 event=3",
        want("TC-10", "2026-10-01", due="2026-11-02"),
        absent="TC-11",
    ),
    case(
        "suspended for three weeks, the moved Saturday rolls to Monday 23/11",
        DENUNCIATION,
        ACCEPTED + "suspended 2026-10-12 reason=awaiting_other_body; resumed 2026-11-02",
        want("TC-10", "2026-10-01", due="2026-11-23", pauses=(("2026-10-12", "2026-11-02"),)),
        want("TC-18", "2026-10-12", due="2026-10-19"),
        absent="KN-28 KN-29",
    ),
    case(
        "suspended for three weeks with the swap",
        DENUNCIATION,
        ACCEPTED + "suspended 2026-10-12; resumed 2026-11-02",
        want("TC-10", "2026-10-01", due="2026-11-25", pauses=(("2026-10-12", "2026-11-02"),)),
        calendar=SWAP,
    ),
    case(
        "a denunciation could be suspended under the old law too",
        DENUNCIATION,
        "received 2026-03-02; accepted 2026-03-09; suspended 2026-03-16; suspension_sent 2026-03-24; "
        "resumed 2026-04-06",
        want("TC-10", "2026-03-09", due="2026-04-29", pauses=(("2026-03-16", "2026-04-06"),)),
        want("TC-18", "2026-03-16", due="2026-03-23", met="2026-03-24", state="met_late"),
    ),
    case(
        "extended, then suspended",
        DENUNCIATION,
        COMPLEX + "extended 2026-10-14 days=30; suspended 2026-10-20; resumed 2026-10-27",
        want("TC-11", "2026-10-01", due="2026-12-07", pauses=(("2026-10-20", "2026-10-27"),)),
    ),
    case(
        "suspended, then extended",
        DENUNCIATION,
        COMPLEX + "suspended 2026-10-12; resumed 2026-10-19; extended 2026-11-05 days=30",
        want("TC-11", "2026-10-01", due="2026-12-07", pauses=(("2026-10-12", "2026-10-19"),)),
    ),
    case(
        "extended between two suspensions",
        DENUNCIATION,
        COMPLEX + "suspended 2026-10-12; resumed 2026-10-15; extended 2026-10-16 days=30; "
        "suspended 2026-11-02; resumed 2026-11-16",
        want(
            "TC-11",
            "2026-10-01",
            due="2026-12-17",
            pauses=(("2026-10-12", "2026-10-15"), ("2026-11-02", "2026-11-16")),
        ),
    ),
    case(
        "extended, suspended, extended again, into the unknown days of 2027",
        DENUNCIATION,
        ESPECIALLY + "extended 2026-10-20 days=30; suspended 2026-10-26; resumed 2026-11-09; "
        "extended 2026-12-07 days=30",
        want("TC-12", "2026-10-01", due="2027-01-13", term="twice", pauses=(("2026-10-26", "2026-11-09"),)),
        warns=True,
    ),
    case(
        "suspended and resumed on the same day",
        DENUNCIATION,
        ACCEPTED + "suspended 2026-10-12; resumed 2026-10-12",
        want("TC-10", "2026-10-01", due="2026-11-02"),
    ),
    case(
        "suspended and not resumed",
        DENUNCIATION,
        ACCEPTED + "suspended 2026-10-12",
        want("TC-10", "2026-10-01", state="paused"),
        today="2026-11-20",
        status="suspended",
    ),
    case(
        "the time of an expert assessment is not counted",
        DENUNCIATION,
        ACCEPTED + "assessment_requested 2026-10-08; assessment_received 2026-10-22",
        want("TC-10", "2026-10-01", due="2026-11-16", pauses=(("2026-10-08", "2026-10-22"),)),
    ),
    case(
        "an assessment and a suspension after it are both taken off",
        DENUNCIATION,
        ACCEPTED + "assessment_requested 2026-10-08; assessment_received 2026-10-12; "
        "suspended 2026-10-15; resumed 2026-10-22",
        want(
            "TC-10",
            "2026-10-01",
            due="2026-11-11",
            pauses=(("2026-10-08", "2026-10-12"), ("2026-10-15", "2026-10-22")),
        ),
    ),
]

ROWS = RECEIPT + SETTLING
