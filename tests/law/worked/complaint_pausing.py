"""Worked cases: suspending, resuming and terminating a first complaint, and withdrawals."""

from tests.law.worked.rows import COMPLAINT, REMOTE, SWAP, case, want

ACCEPTED = "received 2026-08-03; accepted 2026-08-03; "
PAUSE = (("2026-08-13", "2026-08-27"),)
SUSPENDED = ACCEPTED + "suspended 2026-08-13 reason=force_majeure; "
RESUMED = SUSPENDED + "resumed 2026-08-27; "
TWICE = (("2026-07-13", "2026-07-20"), ("2026-07-27", "2026-08-06"))

SUSPENSION = [
    case(
        "suspended for fourteen days, the nominal day moves by fourteen and need not roll",
        COMPLAINT,
        RESUMED,
        want("KN-03", "2026-08-03", due="2026-09-16", pauses=PAUSE, certainty="S"),
        want("KN-28", "2026-08-13", due="2026-08-18"),
        want("KN-29", "2026-08-27", due="2026-09-04"),
        want("KN-14", "2026-09-16", due="2026-10-16"),
    ),
    case(
        "the resumed clock is overdue the day after its moved day",
        COMPLAINT,
        RESUMED,
        want("KN-03", "2026-08-03", pauses=PAUSE, state="overdue"),
        today="2026-09-17",
    ),
    case(
        "while suspended the clock is paused, even past its old day",
        COMPLAINT,
        SUSPENDED,
        want("KN-03", "2026-08-03", state="paused"),
        today="2026-10-15",
        status="suspended",
    ),
    case(
        "only the settling clock pauses: the notice of the reception goes on",
        COMPLAINT,
        "received 2026-08-03 via=reception; accepted 2026-08-03; suspended 2026-08-13",
        want("KN-03", "2026-08-03", state="paused"),
        want("TCD-16", "2026-08-03", due="2026-08-17", state="overdue"),
        today="2026-08-18",
    ),
    case(
        "the decision to suspend is sent in three working days over the worked Saturday",
        COMPLAINT,
        ACCEPTED + "suspended 2026-08-20; suspension_sent 2026-08-24",
        want("KN-28", "2026-08-20", due="2026-08-24", met="2026-08-24"),
    ),
    case(
        "the decision to suspend is sent late",
        COMPLAINT,
        SUSPENDED + "suspension_sent 2026-08-19",
        want("KN-28", "2026-08-13", due="2026-08-18", met="2026-08-19", state="met_late"),
    ),
    case(
        "the decision to go on is sent in three working days over 2/9",
        COMPLAINT,
        RESUMED + "resumption_sent 2026-09-04",
        want("KN-29", "2026-08-27", due="2026-09-04", met="2026-09-04"),
    ),
    case(
        "the decision to go on is sent late",
        COMPLAINT,
        "received 2026-10-05; accepted 2026-10-07; suspended 2026-10-12; resumed 2026-11-20; "
        "resumption_sent 2026-11-27",
        want("KN-29", "2026-11-20", due="2026-11-26", met="2026-11-27", state="met_late"),
    ),
    case(
        "two suspensions are both added, and the worked Saturday is reached",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; suspended 2026-07-13; resumed 2026-07-20; "
        "suspended 2026-07-27; resumed 2026-08-06",
        want("KN-03", "2026-07-06", due="2026-08-22", pauses=TWICE),
    ),
    case(
        "two suspensions: each decision has its own three working days",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; suspended 2026-07-13; suspension_sent 2026-07-15; "
        "resumed 2026-07-20; resumption_sent 2026-07-21; suspended 2026-07-27; resumed 2026-08-06",
        want("KN-28", "2026-07-13", due="2026-07-16", met="2026-07-15"),
        want("KN-28", "2026-07-27", due="2026-07-30"),
        want("KN-29", "2026-07-20", due="2026-07-23", met="2026-07-21"),
        want("KN-29", "2026-08-06", due="2026-08-11"),
    ),
    case(
        "during the second suspension the first one is already added",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; suspended 2026-07-13; resumed 2026-07-20; "
        "suspended 2026-07-27",
        want("KN-03", "2026-07-06", pauses=TWICE[:1], state="paused"),
    ),
    case(
        "suspended and resumed on one day loses no day and gains none",
        COMPLAINT,
        ACCEPTED + "suspended 2026-08-13; resumed 2026-08-13",
        want("KN-03", "2026-08-03", due="2026-09-03"),
        want("KN-28", "2026-08-13", due="2026-08-18"),
        want("KN-29", "2026-08-13", due="2026-08-18"),
    ),
    case(
        "resumed and suspended again on the same day is one long pause",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; suspended 2026-07-13; resumed 2026-07-20; "
        "suspended 2026-07-20; resumed 2026-07-27",
        want("KN-03", "2026-07-06", due="2026-08-19", pauses=(("2026-07-13", "2026-07-27"),)),
    ),
    case(
        "suspended on the day of acceptance",
        COMPLAINT,
        ACCEPTED + "suspended 2026-08-03; resumed 2026-08-10",
        want("KN-03", "2026-08-03", due="2026-09-09", pauses=(("2026-08-03", "2026-08-10"),)),
    ),
    case(
        "a suspension over Tết moves by calendar days",
        COMPLAINT,
        "received 2027-01-04; accepted 2027-01-06; suspended 2027-01-20; resumed 2027-02-20",
        want("KN-03", "2027-01-06", due="2027-03-08", pauses=(("2027-01-20", "2027-02-20"),)),
        warns=True,
    ),
    case(
        "suspended across the turn of the year",
        COMPLAINT,
        "received 2026-12-01; accepted 2026-12-03; suspended 2026-12-10; resumed 2027-01-11",
        want("KN-03", "2026-12-03", due="2027-02-03", pauses=(("2026-12-10", "2027-01-11"),)),
        warns=True,
    ),
    case(
        "the moved day falls on the free Monday of the swap and rolls past 24/11",
        COMPLAINT,
        "received 2026-10-01; accepted 2026-10-02; suspended 2026-10-12; resumed 2026-11-02",
        want("KN-03", "2026-10-02", due="2026-11-25", pauses=(("2026-10-12", "2026-11-02"),)),
        calendar=SWAP,
    ),
    case(
        "the moved day of the same suspension without the swap",
        COMPLAINT,
        "received 2026-10-01; accepted 2026-10-02; suspended 2026-10-12; resumed 2026-11-02",
        want("KN-03", "2026-10-02", due="2026-11-23", pauses=(("2026-10-12", "2026-11-02"),)),
    ),
    case(
        "accepted under the old law, suspended under the new",
        COMPLAINT,
        "received 2026-06-08; accepted 2026-06-15; suspended 2026-07-01; resumed 2026-07-11",
        want("KN-03", "2026-06-15", due="2026-07-27", pauses=(("2026-07-01", "2026-07-11"),)),
        want("KN-28", "2026-07-01", due="2026-07-06"),
        want("KN-02o", "2026-06-08", due="2026-06-18", met="2026-06-15"),
    ),
    case(
        "complex first, suspended later",
        COMPLAINT,
        "received 2026-07-13; accepted 2026-07-15; marked_complex 2026-07-20; suspended 2026-07-27; "
        "resumed 2026-08-06",
        want("KN-04", "2026-07-15", due="2026-09-08", pauses=(("2026-07-27", "2026-08-06"),)),
        absent="KN-03",
    ),
    case(
        "suspended first, complex later",
        COMPLAINT,
        "received 2026-07-13; accepted 2026-07-15; suspended 2026-07-20; resumed 2026-07-30; "
        "marked_complex 2026-08-20",
        want("KN-04", "2026-07-15", due="2026-09-08", pauses=(("2026-07-20", "2026-07-30"),)),
        absent="KN-03",
    ),
    case(
        "remote and suspended",
        REMOTE,
        "received 2026-08-03; accepted 2026-08-05; suspended 2026-08-17; resumed 2026-08-31",
        want("KN-05", "2026-08-05", due="2026-10-05", pauses=(("2026-08-17", "2026-08-31"),)),
    ),
    case(
        "remote, complex and suspended",
        REMOTE,
        "received 2026-08-03; accepted 2026-08-05; marked_complex 2026-08-10; suspended 2026-08-17; "
        "resumed 2026-08-31",
        want("KN-06", "2026-08-05", due="2026-10-19", pauses=(("2026-08-17", "2026-08-31"),)),
        want("KN-14", "2026-10-19", due="2026-12-03", term="remote"),
    ),
    case(
        "suspended on its very last day, a decision follows after the pause",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; suspended 2026-08-05; resumed 2026-08-12; "
        "decided 2026-08-12",
        want(
            "KN-03", "2026-07-06", due="2026-08-12", pauses=(("2026-08-05", "2026-08-12"),), met="2026-08-12"
        ),
    ),
    case(
        "suspended after the day has passed, it is as late afterwards as before",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; suspended 2026-08-15; resumed 2026-08-24; "
        "decided 2026-08-25",
        want(
            "KN-03",
            "2026-07-06",
            due="2026-08-14",
            pauses=(("2026-08-15", "2026-08-24"),),
            met="2026-08-25",
            state="met_late",
        ),
    ),
    case(
        "while the settling is suspended its limit has not ended, so the second window cannot lapse",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; suspended 2026-07-10",
        want("KN-03", "2026-07-06", state="paused"),
        want("KN-14", "2026-08-05", state="running"),
        today="2026-12-20",
    ),
    case(
        "suspended after the day has passed, it stays overdue while it is suspended",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; suspended 2026-08-10",
        want("KN-03", "2026-07-06", due="2026-08-05", state="overdue"),
        today="2026-08-20",
    ),
    case(
        "suspended on the Monday to which a Saturday had rolled: the Saturday moves, then rolls",
        COMPLAINT,
        "received 2026-08-03; accepted 2026-08-06; suspended 2026-09-07; resumed 2026-09-17",
        want("KN-03", "2026-08-06", due="2026-09-15", pauses=(("2026-09-07", "2026-09-17"),)),
    ),
    case(
        "a stay goes on through a suspension: the pause moves its day and is none of its days",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; stay_ordered 2026-07-16; suspended 2026-07-20; "
        "resumed 2026-07-30",
        want("KN-25", "2026-07-16", due="2026-08-17", extra=20, pauses=(("2026-07-20", "2026-07-30"),)),
    ),
    case(
        "a second window once used keeps its days, whatever is suspended after the file is opened again",
        COMPLAINT,
        "received 2026-04-30; accepted 2026-05-20; appealed 2026-06-29; closed 2026-07-09; "
        "reopened 2026-07-29; suspended 2026-08-11; resumed 2026-08-31",
        want("KN-14", "2026-06-19", due="2026-07-20", met="2026-06-29", state="met"),
        warns=True,
    ),
    case(
        "a stay ordered before a suspension may last as long as the settling",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; stay_ordered 2026-07-16; stay_lifted 2026-07-17; "
        "suspended 2026-07-20; resumed 2026-07-30",
        want("KN-03", "2026-07-06", due="2026-08-17", pauses=(("2026-07-20", "2026-07-30"),)),
    ),
]

TERMINATION = [
    case(
        "terminated because the complainant died: no settling clock is left",
        COMPLAINT,
        ACCEPTED + "terminated 2026-08-13 reason=died; termination_sent 2026-08-18",
        want("KN-03", "2026-08-03", state="cancelled"),
        want("KN-28", "2026-08-13", due="2026-08-18", met="2026-08-18"),
        want("KN-31", "2026-08-13", due="2026-09-14"),
        status="terminated",
    ),
    case(
        "suspended straight to terminated: the pause ends nothing, the clock is cancelled",
        COMPLAINT,
        SUSPENDED
        + "suspension_sent 2026-08-14; terminated 2026-09-10 reason=court; termination_sent 2026-09-15",
        want("KN-03", "2026-08-03", state="cancelled"),
        want("KN-28", "2026-08-13", due="2026-08-18", met="2026-08-14"),
        want("KN-28", "2026-09-10", due="2026-09-15", met="2026-09-15"),
        absent="KN-29",
        status="terminated",
    ),
    case(
        "withdrawn as a whole, then terminated",
        COMPLAINT,
        ACCEPTED + "withdrawn 2026-08-10 scope=all; terminated 2026-08-12 reason=withdrawn",
        want("KN-03", "2026-08-03", state="cancelled"),
        want("KN-28", "2026-08-12", due="2026-08-17"),
        want("KN-31", "2026-08-12", due="2026-09-11"),
    ),
    case(
        "withdrawn in part: the rest goes on under the same clock",
        COMPLAINT,
        ACCEPTED + "withdrawn 2026-08-10 scope=part",
        want("KN-03", "2026-08-03", due="2026-09-03", state="running"),
        status="accepted",
    ),
    case(
        "thirty days to complain on after a termination, past New Year",
        COMPLAINT,
        "received 2026-11-02; accepted 2026-11-05; terminated 2026-12-07 reason=object_gone",
        want("KN-31", "2026-12-07", due="2027-01-06"),
        want("KN-28", "2026-12-07", due="2026-12-10"),
        warns=True,
    ),
    case(
        "the thirty days after a termination lapse, they are never overdue",
        COMPLAINT,
        ACCEPTED + "terminated 2026-08-13 reason=object_gone",
        want("KN-31", "2026-08-13", state="lapsed"),
        want("KN-28", "2026-08-13", state="overdue"),
        today="2026-09-15",
    ),
    case(
        "before the law changed a withdrawn complaint was terminated, with no term for sending that",
        COMPLAINT,
        "received 2026-03-02; accepted 2026-03-05; withdrawn 2026-03-10 scope=all; "
        "terminated 2026-03-12 reason=withdrawn",
        want("KN-03", "2026-03-05", state="cancelled"),
        want("KN-31", "2026-03-12", due="2026-04-13"),
        absent="KN-28",
        warns=True,
    ),
    case(
        "accepted under the old law, terminated under the new",
        COMPLAINT,
        "received 2026-06-08; accepted 2026-06-15; terminated 2026-07-02 reason=court",
        want("KN-28", "2026-07-02", due="2026-07-07"),
        want("KN-03", "2026-06-15", state="cancelled"),
    ),
]

ROWS = SUSPENSION + TERMINATION
