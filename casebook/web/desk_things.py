"""What the desk tells of days: the few things that press, and one's own commitments."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for

from casebook.law.commitments import CommitmentState
from casebook.reports.commitments import CommitmentView
from casebook.reports.owed import Owed


@dataclass(frozen=True, kw_only=True)
class Thing:
    """One of the few things to do today."""

    what: str
    about: str
    url: str
    remaining: str
    article: str
    late: bool
    soon: bool


def things_of(told: Iterable[Owed]) -> list[Thing]:
    """Give what is owed as lines of the desk."""
    return [_thing(owed) for owed in told]


def _thing(owed: Owed) -> Thing:
    return Thing(
        what=owed.what,
        about=owed.about,
        url=url_for(owed.endpoint, **owed.values),  # type: ignore[arg-type]  # no value is one of the underscored options
        remaining=owed.remaining,
        article=owed.article,
        late=owed.late,
        soon=owed.soon,
    )


def commitment_thing(view: CommitmentView) -> Thing:
    """Tell a commitment as a line of the desk."""
    return Thing(
        what=view.row.topic,
        about=view.row.content,
        url=url_for("commitments.show", commitment_id=view.row.id),
        remaining=view.remaining,
        article="",
        late=view.state is CommitmentState.OVERDUE,
        soon=view.soon,
    )
