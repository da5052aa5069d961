"""Worked cases: sessions online, and what is owed to a body that forwarded a letter."""

from tests.law.worked.rows import (
    COMPLAINT,
    DENUNCIATION,
    FEEDBACK,
    PETITION,
    RECEPTION_DAY,
    SWAP,
    case,
    want,
)

ONLINE = [
    case(
        "an online session: notice five working days before, trial connection one",
        RECEPTION_DAY,
        "reception_planned 2026-07-01 held_on=2026-07-20 online=yes",
        want("TCD-27", "2026-07-20", due="2026-07-13"),
        want("TCD-28", "2026-07-20", due="2026-07-17"),
    ),
    case(
        "an online session on the day after 24/11, the connection tried in time",
        RECEPTION_DAY,
        "reception_planned 2026-11-10 held_on=2026-11-25 online=yes; connection_tested 2026-11-23",
        want("TCD-27", "2026-11-25", due="2026-11-17"),
        want("TCD-28", "2026-11-25", due="2026-11-23", met="2026-11-23"),
    ),
    case(
        "the connection tried too late once 23/11 is free",
        RECEPTION_DAY,
        "reception_planned 2026-11-10 held_on=2026-11-25 online=yes; connection_tested 2026-11-24",
        want("TCD-28", "2026-11-25", due="2026-11-20", met="2026-11-24", state="met_late"),
        calendar=SWAP,
    ),
    case(
        "an online session: the links stand an hour before, on its day",
        RECEPTION_DAY,
        "reception_planned 2026-07-01 held_on=2026-07-20 online=yes; links_connected 2026-07-20",
        want("TCD-29", "2026-07-20", due="2026-07-20", met="2026-07-20"),
    ),
    case(
        "an online session whose notice hung in time",
        RECEPTION_DAY,
        "reception_planned 2026-07-01 held_on=2026-07-20 online=yes; posted 2026-07-13",
        want("TCD-27", "2026-07-20", due="2026-07-13", met="2026-07-13"),
        want("TCD-29", "2026-07-20", state="overdue"),
        today="2026-07-21",
    ),
    case(
        "a session in the room has no clocks of online sessions",
        RECEPTION_DAY,
        "reception_planned 2026-07-01 held_on=2026-07-20",
        want("TCD-08", "2026-07-20"),
        absent="TCD-27 TCD-28 TCD-29",
    ),
    case(
        "before the law knew of online sessions none of their clocks runs",
        RECEPTION_DAY,
        "reception_planned 2026-05-04 held_on=2026-05-20 online=yes",
        absent="TCD-27 TCD-28",
        warns=True,
    ),
]


COUNCIL = "received 2026-07-01 via=forwarded forwarder=council; "

FORWARDED = [
    case(
        "a complaint forwarded by the council: told within seven working days of the decision",
        COMPLAINT,
        COUNCIL + "accepted 2026-07-06; decided 2026-07-17; forwarder_answered 2026-07-28",
        want("TCD-17", "2026-07-17", due="2026-07-28", met="2026-07-28"),
    ),
    case(
        "a complaint forwarded by the council: told too late",
        COMPLAINT,
        COUNCIL + "accepted 2026-07-06; decided 2026-07-17; forwarder_answered 2026-07-29",
        want("TCD-17", "2026-07-17", due="2026-07-28", met="2026-07-29", state="met_late"),
    ),
    case(
        "a petition forwarded by the reception board: seven working days from the answer",
        PETITION,
        "received 2026-11-09 via=forwarded forwarder=reception_board; answered 2026-11-20",
        want("TCD-17", "2026-11-20", due="2026-12-02"),
    ),
    case(
        "feedback forwarded by the council, answered before 2/9",
        FEEDBACK,
        "received 2026-08-17 via=forwarded forwarder=council; answered 2026-08-28",
        want("TCD-17", "2026-08-28", due="2026-09-11", state="overdue"),
        today="2026-09-12",
    ),
    case(
        "a complaint that came by itself owes no body a report",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; decided 2026-07-17",
        absent="TCD-17 TCD-18",
    ),
    case(
        "before anything is settled nothing is owed to the forwarding council",
        COMPLAINT,
        COUNCIL + "accepted 2026-07-06",
        absent="TCD-17",
    ),
    case(
        "the forwarding body told, it informs the citizen in five working days",
        PETITION,
        "received 2026-07-01; forwarder_report_received 2026-07-10; citizen_informed 2026-07-17",
        want("TCD-18", "2026-07-10", due="2026-07-17", met="2026-07-17"),
    ),
    case(
        "the citizen is informed on the last day, over 24/11",
        PETITION,
        "received 2026-11-02; forwarder_report_received 2026-11-20; citizen_informed 2026-11-30",
        want("TCD-18", "2026-11-20", due="2026-11-30", met="2026-11-30"),
    ),
    case(
        "the citizen not informed at all",
        PETITION,
        "received 2026-07-01; forwarder_report_received 2026-07-10",
        want("TCD-18", "2026-07-10", state="overdue"),
        today="2026-07-18",
    ),
    case(
        "a denunciation concluded that the council had forwarded",
        DENUNCIATION,
        COUNCIL + "accepted 2026-07-06; concluded 2026-07-20; forwarder_answered 2026-07-29",
        want("TCD-17", "2026-07-20", due="2026-07-29", met="2026-07-29"),
    ),
]

ROWS = ONLINE + FORWARDED
