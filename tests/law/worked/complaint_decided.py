"""Worked cases: what follows the decision on a first complaint."""

from tests.law.worked.complaint_settling import ACCEPTED
from tests.law.worked.rows import COMPLAINT, REMOTE, case, want

DECIDED = "received 2026-10-12; accepted 2026-10-15; decided 2026-11-10; "

ROWS = [
    case(
        "three working days to send the decision, over Labour Day and the weekend",
        COMPLAINT,
        "received 2026-04-01; accepted 2026-04-02; decided 2026-04-29; sent 2026-05-06 to=complainant",
        want("KN-13", "2026-04-29", due="2026-05-06", met="2026-05-06"),
    ),
    case(
        "three working days counting the worked Saturday",
        COMPLAINT,
        ACCEPTED + "decided 2026-08-20; sent 2026-08-25 to=complainant",
        want("KN-13", "2026-08-20", due="2026-08-24", met="2026-08-25", state="met_late"),
    ),
    case(
        "a decision of a Friday is sent by Wednesday",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; decided 2026-07-17",
        want("KN-13", "2026-07-17", due="2026-07-22", state="overdue"),
        want("KN-20", "2026-07-17", due="2026-08-03", state="running"),
        want("KN-22", "2026-07-17", due="2026-08-16", state="running"),
        today="2026-07-23",
    ),
    case(
        "fifteen days to make the decision public, met by posting",
        COMPLAINT,
        DECIDED + "published 2026-11-25 by=posting",
        want("KN-20", "2026-11-10", due="2026-11-25", met="2026-11-25"),
    ),
    case(
        "fifteen days ending on the holiday 24/11",
        COMPLAINT,
        "received 2026-10-12; accepted 2026-10-15; decided 2026-11-09; published 2026-11-26 by=media",
        want("KN-20", "2026-11-09", due="2026-11-25", met="2026-11-26", state="met_late"),
    ),
    case(
        "the meeting to make it public is called three days before",
        COMPLAINT,
        DECIDED + "publication_meeting_called 2026-11-16 held_on=2026-11-20; published 2026-11-20 by=meeting",
        want("KN-21", "2026-11-20", due="2026-11-17", met="2026-11-16"),
        want("KN-20", "2026-11-10", met="2026-11-20"),
    ),
    case(
        "three days before a Wednesday meeting is a Sunday: the Friday before",
        COMPLAINT,
        DECIDED + "publication_meeting_called 2026-11-16 held_on=2026-11-18",
        want("KN-21", "2026-11-18", due="2026-11-13", met="2026-11-16", state="met_late"),
    ),
    case(
        "the second window counts from the receipt of the decision",
        COMPLAINT,
        DECIDED + "received_by_complainant 2026-11-13",
        want("KN-14", "2026-11-13", due="2026-12-14"),
        want("KN-22", "2026-11-10", due="2026-12-10"),
    ),
    case(
        "the second window of a remote complainant is forty-five days",
        REMOTE,
        "received 2026-08-03; accepted 2026-08-05; decided 2026-09-10; received_by_complainant 2026-09-14",
        want("KN-14", "2026-09-14", due="2026-10-29", term="remote"),
        want("KN-22", "2026-09-10", due="2026-10-25", term="remote"),
    ),
    case(
        "appealed on the last day of the second window",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; decided 2026-07-17; received_by_complainant 2026-07-20; "
        "appealed 2026-08-19",
        want("KN-14", "2026-07-20", due="2026-08-19", met="2026-08-19", state="met"),
    ),
    case(
        "appealed although the first complaint was never answered",
        COMPLAINT,
        "received 2026-06-29; accepted 2026-07-01; appealed 2026-08-20",
        want("KN-14", "2026-07-31", due="2026-08-31", met="2026-08-20", state="met"),
        calendar=({"day": "2026-08-31", "works": True},),
    ),
    case(
        "never answered: the window to go up ends on the Thursday after 2/9",
        COMPLAINT,
        "received 2026-06-29; accepted 2026-07-01",
        want("KN-14", "2026-07-31", due="2026-09-03", state="running"),
        want("KN-03", "2026-07-01", due="2026-07-31", state="overdue"),
        today="2026-08-20",
    ),
    case(
        "the last day before effect does not roll from its Saturday",
        COMPLAINT,
        ACCEPTED + "decided 2026-08-20",
        want("KN-22", "2026-08-20", due="2026-09-19"),
    ),
    case(
        "the time before effect of a remote complaint ends inside Tết and stays there",
        REMOTE,
        "received 2025-11-24; accepted 2025-12-01; decided 2026-01-05",
        want("KN-22", "2026-01-05", due="2026-02-19", term="remote"),
    ),
    case(
        "on the last day the time before effect still runs, the day after it has lapsed",
        COMPLAINT,
        ACCEPTED + "decided 2026-08-20",
        want("KN-22", "2026-08-20", state="lapsed"),
        today="2026-09-20",
    ),
    case(
        "in effect on the day after; five working days to order the execution, worked Saturday among them",
        COMPLAINT,
        "received 2026-06-15; accepted 2026-06-22; decided 2026-07-20; took_effect 2026-08-20; "
        "execution_ordered 2026-08-26",
        want("KN-22", "2026-07-20", due="2026-08-19"),
        want("KN-24", "2026-08-20", due="2026-08-26", met="2026-08-26"),
    ),
    case(
        "execution ordered too late, over the holiday of 24/11",
        COMPLAINT,
        "received 2026-09-07; accepted 2026-09-14; decided 2026-10-12; took_effect 2026-11-20; "
        "execution_ordered 2026-12-01",
        want("KN-24", "2026-11-20", due="2026-11-30", met="2026-12-01", state="met_late"),
    ),
]
