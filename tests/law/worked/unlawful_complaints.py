"""Worked cases: questions about complaints, petitions and visits that must be answered by an error."""

from tests.law.worked.rows import COMPLAINT, FEEDBACK, PETITION, RECEPTION_DAY, REMOTE, unlawful

ACCEPTED = "received 2026-08-03; accepted 2026-08-03; "
WAITING = "received 2026-07-01; accepted 2026-07-06; decided 2026-07-17; received_by_complainant 2026-07-20; "

ROWS = [
    unlawful("a complaint is never extended", COMPLAINT, ACCEPTED + "extended 2026-08-10 days=15"),
    unlawful(
        "a complex complaint is not extended either",
        COMPLAINT,
        ACCEPTED + "marked_complex 2026-08-05; extended 2026-08-10 days=15",
    ),
    unlawful("a remote complaint is not extended", REMOTE, ACCEPTED + "extended 2026-08-10 days=15"),
    unlawful(
        "suspended on the last day before the act knew of suspensions",
        COMPLAINT,
        "received 2026-06-08; accepted 2026-06-15; suspended 2026-06-30",
    ),
    unlawful(
        "suspended in 2025",
        COMPLAINT,
        "received 2025-06-08; accepted 2025-06-15; suspended 2025-06-20; resumed 2025-06-27",
        "suspended 2025-06-20 accepted",
    ),
    unlawful(
        "a correction that moves a suspension into June 2026",
        COMPLAINT,
        "received 2026-06-08; accepted 2026-06-15; suspended 2026-07-01; "
        "corrected 2026-07-02 event=2 right_on=2026-06-30",
        "suspended 2026-06-30 accepted",
    ),
    unlawful(
        "marked complex the day after the ordinary limit",
        COMPLAINT,
        "received 2026-07-01; accepted 2026-07-06; marked_complex 2026-08-06",
    ),
    unlawful(
        "marked complex long after the remote limit",
        REMOTE,
        "received 2026-07-01; accepted 2026-07-06; marked_complex 2026-08-25",
    ),
    unlawful("marked complex before acceptance", COMPLAINT, "received 2026-07-01; marked_complex 2026-07-02"),
    unlawful(
        "decided without the dialogue although the findings differ from the demand",
        COMPLAINT,
        ACCEPTED + "decided 2026-08-20 differs=yes",
    ),
    unlawful("decided before acceptance", COMPLAINT, "received 2026-08-03; decided 2026-08-20"),
    unlawful("accepted before anything was received", COMPLAINT, "accepted 2026-08-03"),
    unlawful(
        "a complaint of many accepted without a word about their signatures",
        COMPLAINT | {"group": True},
        ACCEPTED,
        "accepted received",
    ),
    unlawful(
        "a complaint of many accepted with every signature but without the paper naming representatives",
        COMPLAINT | {"group": True},
        "received 2026-08-03; accepted 2026-08-03 all_signed=yes",
        "accepted received",
    ),
    unlawful("accepted twice", COMPLAINT, ACCEPTED + "accepted 2026-08-04"),
    unlawful("resumed without a suspension", COMPLAINT, ACCEPTED + "resumed 2026-08-10"),
    unlawful(
        "suspended while suspended",
        COMPLAINT,
        ACCEPTED + "suspended 2026-08-10; suspended 2026-08-11",
    ),
    unlawful(
        "decided while suspended",
        COMPLAINT,
        ACCEPTED + "suspended 2026-08-10; decided 2026-08-20",
    ),
    unlawful(
        "accepted after it was declined",
        COMPLAINT,
        "received 2026-08-03; declined 2026-08-05; accepted 2026-08-06",
    ),
    unlawful("a complaint is concluded like a denunciation", COMPLAINT, ACCEPTED + "concluded 2026-08-20"),
    unlawful(
        "terminated because the object is gone, before the act knew of it",
        COMPLAINT,
        "received 2026-05-04; accepted 2026-05-11; terminated 2026-05-20 reason=object_gone",
    ),
    unlawful(
        "in effect while the window to complain again runs",
        COMPLAINT,
        WAITING + "took_effect 2026-08-18",
    ),
    unlawful("sent before it was decided", COMPLAINT, ACCEPTED + "sent 2026-08-10 to=complainant"),
    unlawful(
        "the acceptance struck out under a decision that stands",
        COMPLAINT,
        ACCEPTED + "decided 2026-08-20; corrected 2026-08-21 event=1",
        "decided received",
    ),
    unlawful(
        "a correction that puts the acceptance before the receipt",
        COMPLAINT,
        "received 2026-08-03; accepted 2026-08-05; corrected 2026-08-06 event=1 right_on=2026-08-01",
        "accepted 2026-08-01 not_started",
    ),
    unlawful(
        "a correction of an event that is not there", COMPLAINT, ACCEPTED + "corrected 2026-08-06 event=9"
    ),
    unlawful("an event after today", COMPLAINT, ACCEPTED, "received 2026-08-03", today="2026-08-02"),
    unlawful(
        "one event of several after today", COMPLAINT, ACCEPTED + "decided 2026-08-20", today="2026-08-19"
    ),
    unlawful("a field nobody knows", COMPLAINT | {"colour": "red"}, "received 2026-08-03", "colour"),
    unlawful("an event nobody knows", COMPLAINT, "invented 2026-08-03"),
    unlawful("a particular nobody knows", COMPLAINT, "received 2026-08-03 colour=red", "received colour"),
    unlawful("a way of coming nobody knows", COMPLAINT, "received 2026-08-03 via=pigeon", "received via"),
    unlawful("a day that is not in the calendar", COMPLAINT, "received 2026-02-30", "received on"),
    unlawful("a kind nobody knows", {"kind": "rumour"}, "received 2026-08-03", "kind"),
    unlawful("a third level", COMPLAINT | {"level": 3}, "received 2026-08-03", "level"),
    unlawful("no kind at all", {}, "received 2026-08-03", "kind"),
    unlawful("a yes where a number belongs", COMPLAINT, ACCEPTED + "corrected 2026-08-06 event=yes"),
    unlawful("remote said with a word", COMPLAINT | {"remote": "yes"}, "received 2026-08-03", "remote"),
    unlawful("a petition is decided like a complaint", PETITION, "received 2026-08-03; decided 2026-08-20"),
    unlawful("a petition is suspended", PETITION, "received 2026-08-03; suspended 2026-08-05"),
    unlawful("feedback is extended", FEEDBACK, "received 2026-08-03; extended 2026-08-05 days=10"),
    unlawful(
        "feedback answered before it came",
        FEEDBACK,
        "answered 2026-08-03; received 2026-08-04",
        "answered not_started",
    ),
    unlawful("a reception day receives a letter", RECEPTION_DAY, "received 2026-08-03"),
]
