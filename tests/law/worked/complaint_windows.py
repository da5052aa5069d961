"""Worked cases: the time in which a first complaint may be made."""

from tests.law.worked.rows import COMPLAINT, case, want

ROWS = [
    case(
        "ninety days ending on a Sunday end on Monday",
        COMPLAINT,
        "contested_act_known 2026-01-05; received 2026-04-06",
        want("KN-01", "2026-01-05", due="2026-04-06", met="2026-04-06"),
    ),
    case(
        "a complaint on the day after the ninety days comes late",
        COMPLAINT,
        "contested_act_known 2026-01-05; received 2026-04-07",
        want("KN-01", "2026-01-05", due="2026-04-06", met="2026-04-07", state="met_late"),
    ),
    case(
        "ninety days that end on an ordinary Friday",
        COMPLAINT,
        "contested_act_known 2026-07-11; received 2026-08-01",
        want("KN-01", "2026-07-11", due="2026-10-09", met="2026-08-01"),
    ),
    case(
        "nobody complained: on the last day the time still runs",
        COMPLAINT,
        "contested_act_known 2026-07-11",
        want("KN-01", "2026-07-11", state="running"),
        today="2026-10-09",
    ),
    case(
        "nobody complained: the day after, the time has lapsed and is not overdue",
        COMPLAINT,
        "contested_act_known 2026-07-11",
        want("KN-01", "2026-07-11", state="lapsed"),
        today="2026-10-10",
    ),
    case(
        "eleven days of a flood are not counted into the ninety",
        COMPLAINT,
        "contested_act_known 2026-07-11; obstacle_began 2026-09-01; obstacle_ended 2026-09-12; "
        "received 2026-10-15",
        want(
            "KN-01", "2026-07-11", due="2026-10-20", pauses=(("2026-09-01", "2026-09-12"),), met="2026-10-15"
        ),
    ),
    case(
        "two obstacles are both taken off the ninety days",
        COMPLAINT,
        "contested_act_known 2026-03-02; obstacle_began 2026-03-10; obstacle_ended 2026-03-15; "
        "obstacle_began 2026-04-20; obstacle_ended 2026-04-27; received 2026-06-10",
        want(
            "KN-01",
            "2026-03-02",
            due="2026-06-12",
            pauses=(("2026-03-10", "2026-03-15"), ("2026-04-20", "2026-04-27")),
            met="2026-06-10",
        ),
    ),
    case(
        "the ninety days across Tết 2026 are calendar days",
        COMPLAINT,
        "contested_act_known 2025-12-01; received 2026-02-24",
        want("KN-01", "2025-12-01", due="2026-03-02", met="2026-02-24"),
    ),
]
