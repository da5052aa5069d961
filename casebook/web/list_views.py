"""The views somebody saved of a list, as links beside it."""

from dataclasses import dataclass
from typing import Any

from flask import url_for

from casebook.records.saved_views import views_to_offer
from casebook.web import access
from casebook.web.list_pages import ListPage


@dataclass(frozen=True, kw_only=True)
class ViewLink:
    """One saved view: its name, the list as it was saved, and whether this page is it."""

    label: str
    url: str
    change_url: str
    current: bool


def own_views(page: ListPage[Any]) -> list[ViewLink]:
    """Give one's own views of the list of a page."""
    told = page.wanted.told
    return [
        ViewLink(
            label=view.name,
            url=url_for("saved_views.show", view_id=view.id),
            change_url=url_for("saved_views.change", view_id=view.id),
            current=view.query == told,
        )
        for view in views_to_offer(access.actor(), page.wanted.shape.name)
    ]
