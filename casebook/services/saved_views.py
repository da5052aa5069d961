"""Saved views: what somebody asked of a list, kept under a name of their own, renamed and taken away."""

from typing import Any

from sqlalchemy.orm import Session

from casebook.records.base import transaction
from casebook.records.list_shapes import Wanted
from casebook.records.own_ways import LONGEST_QUERY, SavedView
from casebook.records.people import Person
from casebook.records.saved_views import views_of
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit

MOST_VIEWS = 30
"""Of one list and person: more would be a list to look through again."""


def save_view(*, doing: Doing, wanted: Wanted[Any], name: str) -> str:
    """Keep what is asked of a list under a name; gives its id. Raises Refused."""
    told, page = wanted.told, wanted.shape.name
    if len(told) > LONGEST_QUERY:
        raise Refused(
            "Bộ lọc này quá dài để lưu. Hãy bớt từ cần tìm.",
            "This filter is too long to be saved. Look for fewer words.",
        )
    with transaction() as session:
        standing = _own_turn(session, doing, page)
        if len(standing) >= MOST_VIEWS:
            raise Refused(
                f"Mỗi danh sách lưu được tối đa {MOST_VIEWS} cách xem. Hãy xóa bớt cách xem không dùng nữa.",
                f"At most {MOST_VIEWS} views of a list are kept. Delete one you no longer use.",
            )
        _refuse_same_name(standing, name)
        view = SavedView(
            person_id=doing.actor.person_id, page=page, name=name, query=told, saved_at=doing.now
        )
        session.add(view)
        session.flush()
        _trace(session, doing, "saved_view.made", view)
        return view.id


def rename_view(*, doing: Doing, view_id: str, name: str) -> None:
    """Give one's own view another name. Raises NotAllowed, Refused."""
    with transaction() as session:
        view = _own(session, doing, view_id)
        _refuse_same_name([one for one in _own_turn(session, doing, view.page) if one is not view], name)
        view.name = name
        _trace(session, doing, "saved_view.renamed", view)


def delete_view(*, doing: Doing, view_id: str) -> None:
    """Take one's own view away; what it showed stays where it is. Raises NotAllowed."""
    with transaction() as session:
        view = _own(session, doing, view_id)
        _trace(session, doing, "saved_view.deleted", view)
        session.delete(view)


def _own(session: Session, doing: Doing, view_id: str) -> SavedView:
    view = session.get(SavedView, view_id)
    if view is None or view.person_id != doing.actor.person_id:
        raise NotAllowed
    return view


def _own_turn(session: Session, doing: Doing, page: str) -> list[SavedView]:
    # One after the other, so that two browsers of one person cannot both take the last place or a name.
    session.get(Person, doing.actor.person_id, with_for_update=True)
    return list(views_of(session, doing.actor.person_id, page))


def _refuse_same_name(standing: list[SavedView], name: str) -> None:
    if any(one.name.casefold() == name.casefold() for one in standing):
        raise Refused(
            f"Bạn đã có cách xem tên “{name}” cho danh sách này. Hãy đặt tên khác.",
            f"You already have a view called “{name}” of this list. Choose another name.",
            field="name",
        )


def _trace(session: Session, doing: Doing, deed: str, view: SavedView) -> None:
    # Neither its name nor what it looks for: both may be the name of somebody.
    particulars: dict[str, object] = {"list": view.page}
    trace = Trace(
        deed=deed, unit_id=None, object_kind="saved_view", object_id=view.id, particulars=particulars
    )
    write_audit(session, doing, trace)
