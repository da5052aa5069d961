"""Worked cases: events corrected, struck out, and corrections themselves struck out."""

from tests.law.worked.rows import COMPLAINT, FEEDBACK, PETITION, case, want

ROWS = [
    case(
        "the received day corrected within the new law",
        COMPLAINT,
        "received 2026-07-03; corrected 2026-07-08 event=0 right_on=2026-07-01",
        want("KN-02", "2026-07-01", due="2026-07-10"),
        only="KN-02",
    ),
    case(
        "the received day corrected back over the change of law takes the old limit with it",
        COMPLAINT,
        "received 2026-07-01; corrected 2026-07-08 event=0 right_on=2026-06-30",
        want("KN-02o", "2026-06-30", due="2026-07-10"),
        only="KN-02o",
    ),
    case(
        "the received day corrected forward over the change of law takes the new limit",
        COMPLAINT,
        "received 2026-06-30; corrected 2026-07-08 event=0 right_on=2026-07-02",
        want("KN-02", "2026-07-02", due="2026-07-13"),
        only="KN-02",
    ),
    case(
        "the received day corrected after the acceptance: only the acceptance limit moves",
        COMPLAINT,
        "received 2026-07-06; accepted 2026-07-14; corrected 2026-07-20 event=0 right_on=2026-07-02",
        want("KN-02", "2026-07-02", due="2026-07-13", met="2026-07-14", state="met_late"),
        want("KN-03", "2026-07-14", due="2026-08-13"),
    ),
    case(
        "of two corrections of one event the later counts",
        COMPLAINT,
        "received 2026-07-03; corrected 2026-07-08 event=0 right_on=2026-07-01; "
        "corrected 2026-07-09 event=0 right_on=2026-07-02",
        want("KN-02", "2026-07-02", due="2026-07-13"),
    ),
    case(
        "a correction struck out leaves the event where it was",
        COMPLAINT,
        "received 2026-07-03; corrected 2026-07-08 event=0 right_on=2026-07-01; corrected 2026-07-09 event=1",
        want("KN-02", "2026-07-03", due="2026-07-14"),
    ),
    case(
        "an acceptance struck out opens the acceptance limit again",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; corrected 2026-07-20 event=1",
        want("KN-02", "2026-07-01", due="2026-07-10", state="overdue"),
        only="KN-02",
        today="2026-07-20",
        status="received",
    ),
    case(
        "the striking out of an acceptance struck out: accepted after all",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; corrected 2026-07-20 event=1; "
        "corrected 2026-07-21 event=2",
        want("KN-02", "2026-07-01", met="2026-07-06"),
        want("KN-03", "2026-07-06", due="2026-08-05"),
        status="accepted",
    ),
    case(
        "the day of acceptance corrected: the settling limit and the window after it move together",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-10; corrected 2026-07-14 event=1 right_on=2026-07-06",
        want("KN-03", "2026-07-06", due="2026-08-05"),
        want("KN-14", "2026-08-05", due="2026-09-04"),
    ),
    case(
        "a suspension struck out together with its resumption leaves no pause",
        COMPLAINT,
        "received 2026-08-03; accepted 2026-08-03; suspended 2026-08-13; resumed 2026-08-27; "
        "corrected 2026-08-28 event=3; corrected 2026-08-28 event=2",
        want("KN-03", "2026-08-03", due="2026-09-03"),
        absent="KN-28 KN-29",
    ),
    case(
        "the day of resuming corrected makes the pause shorter",
        COMPLAINT,
        "received 2026-08-03; accepted 2026-08-03; suspended 2026-08-13; resumed 2026-08-27; "
        "corrected 2026-08-28 event=3 right_on=2026-08-24",
        want("KN-03", "2026-08-03", due="2026-09-14", pauses=(("2026-08-13", "2026-08-24"),)),
        want("KN-29", "2026-08-24", due="2026-08-27"),
    ),
    case(
        "the day of suspending corrected makes the pause longer",
        COMPLAINT,
        "received 2026-08-03; accepted 2026-08-03; suspended 2026-08-13; resumed 2026-08-27; "
        "corrected 2026-08-28 event=2 right_on=2026-08-06",
        want("KN-03", "2026-08-03", due="2026-09-23", pauses=(("2026-08-06", "2026-08-27"),)),
        want("KN-28", "2026-08-06", due="2026-08-11"),
    ),
    case(
        "the marking as complex struck out: ordinary again",
        COMPLAINT,
        "received 2026-07-13; accepted 2026-07-15; marked_complex 2026-07-20; corrected 2026-07-21 event=2",
        want("KN-03", "2026-07-15", due="2026-08-14"),
        absent="KN-04",
    ),
    case(
        "the decision's day corrected moves all that counts from it",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; decided 2026-07-17; "
        "corrected 2026-07-22 event=2 right_on=2026-07-16",
        want("KN-03", "2026-07-06", met="2026-07-16"),
        want("KN-13", "2026-07-16", due="2026-07-21"),
        want("KN-20", "2026-07-16", due="2026-07-31"),
        want("KN-22", "2026-07-16", due="2026-08-15"),
    ),
    case(
        "a note struck out moves nothing",
        COMPLAINT,
        "received 2026-07-01; noted 2026-07-02; corrected 2026-07-03 event=1",
        want("KN-02", "2026-07-01", due="2026-07-10"),
        only="KN-02",
    ),
    case(
        "events given out of order are taken by their days",
        COMPLAINT,
        "accepted 2026-07-06; received 2026-07-01",
        want("KN-02", "2026-07-01", met="2026-07-06"),
        want("KN-03", "2026-07-06", due="2026-08-05"),
    ),
    case(
        "the index of a correction is the place in the list as given, not in order of days",
        COMPLAINT,
        "accepted 2026-07-06; received 2026-07-03; corrected 2026-07-10 event=1 right_on=2026-07-01",
        want("KN-02", "2026-07-01", due="2026-07-10", met="2026-07-06"),
    ),
    case(
        "a petition's received day corrected over Tết 2024",
        PETITION,
        "received 2024-02-06 via=reception; corrected 2024-02-15 event=0 right_on=2024-02-05",
        want("TCD-16", "2024-02-05", due="2024-02-26"),
    ),
    case(
        "an answer struck out: the letter waits again",
        FEEDBACK,
        "received 2026-09-07; answered 2026-09-10; corrected 2026-09-11 event=1",
        want("KNPA-01", "2026-09-07", due="2026-09-21", state="running"),
        want("KNPA-02", "2026-09-07", due="2026-09-28", state="running"),
    ),
]
