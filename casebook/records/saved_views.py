"""The saved views of somebody: those of one list, and one of them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.powers import Actor
from casebook.records.base import db
from casebook.records.own_ways import SavedView


def views_of(session: Session, person_id: str, page: str) -> Sequence[SavedView]:
    """Give the views somebody saved of a list, the oldest first: each keeps its place among the links."""
    own = (SavedView.person_id == person_id, SavedView.page == page)
    return session.scalars(select(SavedView).where(*own).order_by(SavedView.saved_at, SavedView.id)).all()


def views_to_offer(actor: Actor, page: str) -> Sequence[SavedView]:
    """Give one's own views of a list."""
    return views_of(db.session(), actor.person_id, page)


def own_view(actor: Actor, view_id: str) -> SavedView | None:
    """Find a view of one's own; nobody else's is found."""
    own = select(SavedView).where(SavedView.id == view_id, SavedView.person_id == actor.person_id)
    return db.session.scalar(own)
