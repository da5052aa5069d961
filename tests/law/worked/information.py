"""Worked cases: requests for information at the office, online and by post."""

from tests.law.worked.rows import INFORMATION, SWAP, case, unlawful, want

DESK, ONLINE, POST = " via=reception; ", " via=online; ", " via=post; "

AT_THE_DESK = [
    case(
        "asked at the office and complex: ten working days",
        INFORMATION,
        "received 2026-07-01" + DESK + "marked_complex 2026-07-01",
        want("TT-01", "2026-07-01", due="2026-07-15", term="complex", part="provide"),
        want("TCD-16", "2026-07-01", due="2026-07-15"),
        absent="TT-02 TT-03",
    ),
    case(
        "asked at the office, complex, over 24/11",
        INFORMATION,
        "received 2026-11-16" + DESK + "marked_complex 2026-11-16; answered 2026-12-02",
        want(
            "TT-01",
            "2026-11-16",
            due="2026-12-01",
            term="complex",
            part="provide",
            met="2026-12-02",
            state="met_late",
        ),
    ),
    case(
        "asked at the office, complex, before Tết 2025",
        INFORMATION,
        "received 2025-01-22" + DESK + "marked_complex 2025-01-22; answered 2025-02-12",
        want("TT-01", "2025-01-22", due="2025-02-12", term="complex", part="provide", met="2025-02-12"),
    ),
    case(
        "asked at the office, complex, extended by ten working days",
        INFORMATION,
        "received 2026-07-01" + DESK + "marked_complex 2026-07-01; extended 2026-07-10 days=10",
        want("TT-01", "2026-07-01", due="2026-07-29", term="complex", extra=10, part="provide"),
    ),
]

AT_ONCE = [
    case(
        "asked at the office and simple: at once",
        INFORMATION,
        "received 2026-07-01" + DESK + "answered 2026-07-01",
        want("TT-01", "2026-07-01", due="2026-07-01", part="provide", met="2026-07-01"),
        want("TCD-16", "2026-07-01", met="2026-07-01"),
    ),
    case(
        "asked at the office on a Saturday and answered on Monday",
        INFORMATION,
        "received 2026-07-04" + DESK + "answered 2026-07-06",
        want(
            "TT-01", "2026-07-04", term="on a day of rest", due="2026-07-06", part="provide", met="2026-07-06"
        ),
    ),
    case(
        "asked at the office on the holiday of 24/11",
        INFORMATION,
        "received 2026-11-24" + DESK,
        want(
            "TT-01", "2026-11-24", term="on a day of rest", due="2026-11-25", part="provide", state="overdue"
        ),
        today="2026-11-26",
    ),
    case(
        "asked at the office and simple, answered the day after",
        INFORMATION,
        "received 2026-07-01" + DESK + "answered 2026-07-02",
        want("TT-01", "2026-07-01", part="provide", met="2026-07-02", state="met_late"),
    ),
]

SENT = [
    case(
        "asked online: three working days",
        INFORMATION,
        "received 2026-07-01" + ONLINE,
        want("TT-02", "2026-07-01", due="2026-07-06"),
        absent="TT-01 TT-03 TCD-16 KNPA-01",
    ),
    case(
        "asked online before 2/9, answered on the third working day",
        INFORMATION,
        "received 2026-08-28" + ONLINE + "answered 2026-09-07",
        want("TT-02", "2026-08-28", due="2026-09-07", part="provide", met="2026-09-07"),
    ),
    case(
        "asked online and complex: told in three, provided in fifteen working days",
        INFORMATION,
        "received 2026-07-01" + ONLINE + "marked_complex 2026-07-03; outcome_notified 2026-07-06",
        want("TT-02", "2026-07-01", due="2026-07-06", part="notify", met="2026-07-06"),
        want("TT-02", "2026-07-01", due="2026-07-22", term="complex", part="provide"),
    ),
    case(
        "asked online and complex, provided late over Saturday 22/08 and 2/9",
        INFORMATION,
        "received 2026-08-17" + ONLINE + "marked_complex 2026-08-18; outcome_notified 2026-08-21; "
        "answered 2026-09-10",
        want("TT-02", "2026-08-17", due="2026-08-20", part="notify", met="2026-08-21", state="met_late"),
        want(
            "TT-02",
            "2026-08-17",
            due="2026-09-09",
            term="complex",
            part="provide",
            met="2026-09-10",
            state="met_late",
        ),
    ),
    case(
        "asked by post: five working days",
        INFORMATION,
        "received 2026-07-01" + POST,
        want("TT-03", "2026-07-01", due="2026-07-08", state="overdue"),
        absent="TT-01 TT-02 TCD-16",
        today="2026-07-09",
    ),
    case(
        "asked by post before 24/11 with the swap",
        INFORMATION,
        "received 2026-11-20" + POST + "answered 2026-11-30",
        want("TT-03", "2026-11-20", due="2026-11-30", part="provide", met="2026-11-30"),
        calendar=SWAP,
    ),
    case(
        "asked by post and complex: told in five, provided in fifteen working days",
        INFORMATION,
        "received 2026-11-09" + POST + "marked_complex 2026-11-10; outcome_notified 2026-11-16; "
        "answered 2026-12-01",
        want("TT-03", "2026-11-09", due="2026-11-16", part="notify", met="2026-11-16"),
        want("TT-03", "2026-11-09", due="2026-12-01", term="complex", part="provide", met="2026-12-01"),
    ),
    case(
        "asked by post and complex over New Year 2027, whose days are not known",
        INFORMATION,
        "received 2026-12-21" + POST + "marked_complex 2026-12-22",
        want("TT-03", "2026-12-21", due="2026-12-28", part="notify"),
        want("TT-03", "2026-12-21", due="2027-01-12", term="complex", part="provide"),
        warns=True,
    ),
]

EXTENDED = [
    case(
        "asked online, complex, extended: fifteen working days and fifteen days after them",
        INFORMATION,
        "received 2026-07-01" + ONLINE + "marked_complex 2026-07-02; extended 2026-07-10 days=15",
        want("TT-02", "2026-07-01", term="in days", extra=21 + 15, due="2026-08-06", part="provide"),
    ),
    case(
        "asked online, complex, extended by twelve days over 2/9",
        INFORMATION,
        "received 2026-08-03" + ONLINE + "marked_complex 2026-08-04; extended 2026-08-20 days=12",
        want("TT-02", "2026-08-03", term="in days", extra=19 + 12, due="2026-09-03", part="provide"),
    ),
    case(
        "asked by post, complex, extended in the year before",
        INFORMATION,
        "received 2025-03-03" + POST + "marked_complex 2025-03-04; extended 2025-03-20 days=5",
        want("TT-03", "2025-03-03", term="in days", extra=21 + 5, due="2025-03-31", part="provide"),
    ),
    case(
        "asked by post, complex, extended by ten days ending on a Saturday",
        INFORMATION,
        "received 2026-07-01" + POST + "marked_complex 2026-07-02; extended 2026-07-10 days=10; "
        "answered 2026-08-04",
        want(
            "TT-03",
            "2026-07-01",
            term="in days",
            extra=21 + 10,
            due="2026-08-03",
            part="provide",
            met="2026-08-04",
            state="met_late",
        ),
    ),
]

REFUSED = [
    unlawful(
        "a request at the office extended by eleven working days",
        INFORMATION,
        "received 2026-07-01" + DESK + "marked_complex 2026-07-01; extended 2026-07-10 days=11",
    ),
    unlawful(
        "a request online extended by sixteen days",
        INFORMATION,
        "received 2026-07-01" + ONLINE + "marked_complex 2026-07-01; extended 2026-07-10 days=16",
    ),
    unlawful(
        "a request by post extended after its fifteen working days",
        INFORMATION,
        "received 2026-07-01" + POST + "marked_complex 2026-07-01; extended 2026-07-23 days=10",
    ),
    unlawful(
        "a request for information is decided like a complaint",
        INFORMATION,
        "received 2026-07-01" + POST + "decided 2026-07-10",
    ),
]

ROWS = AT_THE_DESK + AT_ONCE + SENT + EXTENDED + REFUSED
