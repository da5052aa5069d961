"""What happens at the desk: sessions open when somebody comes, and everybody gets a line of the book."""

from datetime import time

from casebook.records.reception import SessionKind
from casebook.records.visits import Visit
from casebook.services.openings import Opening, open_session
from casebook.services.sample.stage import REFORM, Post, Stage
from casebook.services.visit_entries import VisitEntry
from casebook.services.visiting import receive_visitor

MORNING_BEFORE = (time(7, 30), time(11, 0))
AFTERNOON_BEFORE = (time(13, 30), time(16, 30))
MORNING_SINCE = (time(7, 15), time(10, 45))
AFTERNOON_SINCE = (time(14, 0), time(16, 45))
"""The shifts of the school, which moved a little when the law changed."""


def receive(stage: Stage, entry: VisitEntry) -> Visit:
    """Receive somebody in the session the entry names, else in the regular one of that day."""
    if entry.session_id is None:
        _open_regular(stage, entry)
    return receive_visitor(doing=stage.doing(Post.DESK), entry=entry)


def _open_regular(stage: Stage, entry: VisitEntry) -> None:
    day = entry.visited_on
    if day in stage.sessions:
        return
    starts, ends = MORNING_BEFORE if day < REFORM else MORNING_SINCE
    stage.sessions[day] = open_session(
        doing=stage.doing(Post.DESK),
        unit_id=entry.unit_id,
        opening=Opening(
            kind=SessionKind.REGULAR,
            held_on=day,
            starts=starts,
            ends=ends,
            place=stage.place.room,
            receiver_id=stage.person(Post.DESK).id,
        ),
    )
