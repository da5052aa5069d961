"""Worked cases: petitions and feedback, and letters of theirs filed away."""

from tests.law.worked.rows import FEEDBACK, PETITION, SWAP, case, want

VISIT = " via=reception"

PETITIONS = [
    case(
        "brought to the reception before Tết 2024: ten working days to tell the outcome",
        PETITION,
        "received 2024-02-05" + VISIT,
        want("TCD-16", "2024-02-05", due="2024-02-26", certainty="S"),
        absent="KNPA-01",
    ),
    case(
        "brought to the reception before Tết 2025",
        PETITION,
        "received 2025-01-22" + VISIT,
        want("TCD-16", "2025-01-22", due="2025-02-12"),
    ),
    case(
        "brought to the reception before Tết 2026",
        PETITION,
        "received 2026-02-11" + VISIT,
        want("TCD-16", "2026-02-11", due="2026-03-04"),
    ),
    case(
        "ten working days with the worked Saturday 04/05/2024",
        PETITION,
        "received 2024-04-24" + VISIT,
        want("TCD-16", "2024-04-24", due="2024-05-10"),
    ),
    case(
        "ten working days with the worked Saturday 26/04/2025",
        PETITION,
        "received 2025-04-21" + VISIT,
        want("TCD-16", "2025-04-21", due="2025-05-07"),
    ),
    case(
        "ten working days with the worked Saturday 10/01/2026",
        PETITION,
        "received 2025-12-30" + VISIT,
        want("TCD-16", "2025-12-30", due="2026-01-14"),
    ),
    case(
        "ten working days over 24/11 and the swap",
        PETITION,
        "received 2026-11-16" + VISIT,
        want("TCD-16", "2026-11-16", due="2026-12-01"),
        calendar=SWAP,
    ),
    case(
        "ten working days over 24/11 alone",
        PETITION,
        "received 2026-11-16" + VISIT,
        want("TCD-16", "2026-11-16", due="2026-12-01"),
    ),
    case(
        "the person was told on the tenth working day",
        PETITION,
        "received 2026-07-01" + VISIT + "; outcome_notified 2026-07-15",
        want("TCD-16", "2026-07-01", due="2026-07-15", met="2026-07-15"),
    ),
    case(
        "the person was told a day late",
        PETITION,
        "received 2026-07-01" + VISIT + "; outcome_notified 2026-07-16",
        want("TCD-16", "2026-07-01", met="2026-07-16", state="met_late"),
    ),
    case(
        "a petition by post has the same ten days as our convention",
        PETITION,
        "received 2026-07-01 via=post",
        want("KNPA-01", "2026-07-01", due="2026-07-15", certainty="I"),
        want("KNPA-02", "2026-07-01", due="2026-07-22", certainty="I"),
        only="KNPA-01 KNPA-02",
    ),
    case(
        "a petition sent online has them too",
        PETITION,
        "received 2026-07-03 via=online",
        want("KNPA-01", "2026-07-03", due="2026-07-17", certainty="I"),
        absent="TCD-16",
    ),
    case(
        "the internal limit of fifteen working days over 2/9, counting Saturday 22/08",
        PETITION,
        "received 2026-08-17",
        want("KNPA-02", "2026-08-17", due="2026-09-09"),
    ),
    case(
        "answered in time: the notice and the internal limit are both met",
        PETITION,
        "received 2026-07-01; answered 2026-07-10",
        want("KNPA-01", "2026-07-01", met="2026-07-10"),
        want("KNPA-02", "2026-07-01", met="2026-07-10"),
        status="answered",
    ),
    case(
        "told in time, answered after the internal limit",
        PETITION,
        "received 2026-07-01; outcome_notified 2026-07-10; answered 2026-07-23",
        want("KNPA-01", "2026-07-01", met="2026-07-10"),
        want("KNPA-02", "2026-07-01", due="2026-07-22", met="2026-07-23", state="met_late"),
    ),
    case(
        "complex: the internal limit is thirty days",
        PETITION,
        "received 2026-07-01; marked_complex 2026-07-10",
        want("KNPA-02", "2026-07-01", due="2026-07-31", term="complex"),
    ),
    case(
        "complex: thirty days ending on a Sunday",
        PETITION,
        "received 2026-07-31; marked_complex 2026-08-10",
        want("KNPA-02", "2026-07-31", due="2026-09-03", term="complex"),
    ),
    case(
        "under the old law the petition had the same ten days",
        PETITION,
        "received 2026-06-30" + VISIT,
        want("TCD-16", "2026-06-30", due="2026-07-14"),
        want("KNPA-02", "2026-06-30", due="2026-07-21"),
    ),
    case(
        "over the turn of the year the answer warns",
        PETITION,
        "received 2026-12-22",
        want("KNPA-01", "2026-12-22", due="2027-01-06"),
        want("KNPA-02", "2026-12-22", due="2027-01-13"),
        warns=True,
    ),
    case(
        "neither told nor answered: overdue one after the other",
        PETITION,
        "received 2026-07-01",
        want("KNPA-01", "2026-07-01", state="overdue"),
        want("KNPA-02", "2026-07-01", state="running"),
        today="2026-07-16",
    ),
    case(
        "a letter filed away on 29 February is kept to the last of February",
        PETITION,
        "received 2024-02-20; filed_away 2024-02-29",
        want("XLD-11", "2024-02-29", due="2025-02-28", certainty="S2"),
    ),
    case(
        "a letter filed away is kept a year, ending on a Sunday",
        PETITION,
        "received 2025-03-17; filed_away 2025-03-22",
        want("XLD-11", "2025-03-22", due="2026-03-23"),
    ),
    case(
        "a year of keeping that ends inside Tết 2026",
        PETITION,
        "received 2025-02-10; filed_away 2025-02-17",
        want("XLD-11", "2025-02-17", due="2026-02-23", state="lapsed"),
        today="2026-02-24",
    ),
]

FEEDBACKS = [
    case(
        "feedback in the box: the notice by our convention, and the internal limit",
        FEEDBACK,
        "received 2026-09-07",
        want("KNPA-01", "2026-09-07", due="2026-09-21"),
        want("KNPA-02", "2026-09-07", due="2026-09-28"),
        absent="TCD-16 KNPA-03",
    ),
    case(
        "feedback told at the reception",
        FEEDBACK,
        "received 2026-09-07" + VISIT,
        want("TCD-16", "2026-09-07", due="2026-09-21"),
        absent="KNPA-01",
    ),
    case(
        "feedback on an administrative regulation is passed on in five working days",
        FEEDBACK,
        "received 2026-09-07 regulation=yes",
        want("KNPA-03", "2026-09-07", due="2026-09-14"),
    ),
    case(
        "feedback on a regulation passed on in time, over 2/9",
        FEEDBACK,
        "received 2026-08-28 regulation=yes; transferred 2026-09-09",
        want("KNPA-03", "2026-08-28", due="2026-09-09", met="2026-09-09"),
    ),
    case(
        "feedback on a regulation passed on late, over Tết 2025",
        FEEDBACK,
        "received 2025-01-24 regulation=yes; transferred 2025-02-10",
        want("KNPA-03", "2025-01-24", due="2025-02-07", met="2025-02-10", state="met_late"),
    ),
    case(
        "feedback returned to its sender is no longer ours to answer",
        FEEDBACK,
        "received 2026-09-07; returned 2026-09-09",
        want("KNPA-01", "2026-09-07", met="2026-09-09"),
        want("KNPA-02", "2026-09-07", state="cancelled"),
    ),
    case(
        "feedback transferred: the person still has to be told",
        FEEDBACK,
        "received 2026-09-07; transferred 2026-09-09",
        want("KNPA-01", "2026-09-07", state="running"),
        want("KNPA-02", "2026-09-07", state="cancelled"),
    ),
    case(
        "feedback transferred and the person told",
        FEEDBACK,
        "received 2026-09-07; transferred 2026-09-09; outcome_notified 2026-09-10",
        want("KNPA-01", "2026-09-07", met="2026-09-10"),
    ),
    case(
        "feedback marked complex over 24/11",
        FEEDBACK,
        "received 2026-10-25; marked_complex 2026-10-30",
        want("KNPA-02", "2026-10-25", due="2026-11-25", term="complex"),
    ),
]

ROWS = PETITIONS + FEEDBACKS
