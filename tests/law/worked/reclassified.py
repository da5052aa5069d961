"""Worked cases: a matter that changes its kind, while it is open, suspended, or already accepted."""

from tests.law.worked.rows import COMPLAINT, DENUNCIATION, FEEDBACK, PETITION, case, want

ROWS = [
    case(
        "a complaint that turns out to be a denunciation has the clocks of a denunciation",
        COMPLAINT,
        "received 2026-07-01; reclassified 2026-07-03 kind=denunciation",
        want("KN-02", "2026-07-01", state="cancelled"),
        want("TC-01", "2026-07-01", due="2026-07-10", state="running"),
    ),
    case(
        "the kind changed while suspended keeps the pause",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; suspended 2026-07-10; "
        "reclassified 2026-07-13 kind=denunciation; resumed 2026-07-20",
        want("KN-03", "2026-07-06", state="cancelled"),
        want("TC-10", "2026-07-06", due="2026-08-17", pauses=(("2026-07-10", "2026-07-20"),)),
        status="accepted",
    ),
    case(
        "a denunciation that turns out to be a complaint before acceptance",
        DENUNCIATION,
        "received 2026-07-01; reclassified 2026-07-03 kind=complaint; accepted 2026-07-06",
        want("TC-01", "2026-07-01", state="cancelled"),
        want("KN-02", "2026-07-01", due="2026-07-10", met="2026-07-06"),
        want("KN-03", "2026-07-06", due="2026-08-05"),
    ),
    case(
        "a petition from the reception becomes a complaint: the visitor's notice goes on",
        PETITION,
        "received 2026-07-01 via=reception; reclassified 2026-07-03 kind=complaint",
        want("TCD-16", "2026-07-01", due="2026-07-15", state="running"),
        want("KN-02", "2026-07-01", due="2026-07-10", state="running"),
        want("KNPA-02", "2026-07-01", state="cancelled"),
    ),
    case(
        "a complaint of the old law becomes a petition",
        COMPLAINT,
        "received 2026-06-30; reclassified 2026-07-02 kind=petition",
        want("KN-02o", "2026-06-30", due="2026-07-10", state="cancelled"),
        want("KNPA-01", "2026-06-30", due="2026-07-14", state="running"),
    ),
    case(
        "feedback becomes a denunciation over 24/11",
        FEEDBACK,
        "received 2026-11-20; reclassified 2026-11-25 kind=denunciation",
        want("TC-01", "2026-11-20", due="2026-12-02", state="running"),
        want("KNPA-02", "2026-11-20", state="cancelled"),
    ),
]
