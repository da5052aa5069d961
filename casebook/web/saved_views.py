"""Saved views of lists: opening one, saving what a list shows now, renaming and deleting."""

from typing import Any
from urllib.parse import parse_qs

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook.records.own_ways import SavedView
from casebook.records.saved_views import own_view
from casebook.services import saved_views
from casebook.web import access
from casebook.web.filling import attempt, filled, press, status
from casebook.web.forms.lists import ViewForm
from casebook.web.list_kinds import list_kind

blueprint = Blueprint("saved_views", __name__, url_prefix="/lists")

Page = str | Response | tuple[str, int]


def _own(view_id: str) -> SavedView:
    view = own_view(access.actor(), view_id)
    if view is None:
        abort(404)
    return view


@blueprint.get("/views/<view_id>")
def show(view_id: str) -> Response:
    """Lead to the list as it was saved; the list reads its address like any other and tells what is gone."""
    view = _own(view_id)
    kind = list_kind(view.page)
    query: dict[str, Any] = parse_qs(view.query)
    # A unit one has left would be no page at all.
    held = access.actor().units_with(kind.unit_power) if kind.unit_power else frozenset()
    if kind.unit_power and set(query.get("unit", [])) - held:
        flash(_("The unit of this view is none of yours any more; the list shows another one."), "error")
        del query["unit"]
    return redirect(url_for(kind.endpoint, **query))


@blueprint.route("/<list_name>/views/new", methods=["GET", "POST"])
def new(list_name: str) -> Page:
    """Save what a list shows under a name."""
    page, form = list_kind(list_name).asks(), filled(ViewForm)
    back = url_for(page.endpoint, **page.query)
    if form.validate_on_submit() and attempt(
        form,
        lambda: saved_views.save_view(doing=access.doing(), wanted=page.wanted, name=form.name.data),
    ):
        flash(_("Saved: the view stands above the list as a link."))
        return redirect(back)
    return render_template("lists/save_view.html", form=form, page=page, back=back), status()


@blueprint.route("/views/<view_id>/change", methods=["GET", "POST"])
def change(view_id: str) -> Page:
    """Rename one's own view, or delete it."""
    view = _own(view_id)
    back, form = url_for(list_kind(view.page).endpoint), filled(ViewForm, name=view.name)
    if form.validate_on_submit() and attempt(
        form, lambda: saved_views.rename_view(doing=access.doing(), view_id=view_id, name=form.name.data)
    ):
        flash(_("Renamed."))
        return redirect(back)
    return render_template("lists/change_view.html", form=form, view=view, back=back), status()


@blueprint.post("/views/<view_id>/delete")
def delete(view_id: str) -> Response:
    """Delete one's own view."""
    view = _own(view_id)
    back = url_for(list_kind(view.page).endpoint)
    if press(lambda: saved_views.delete_view(doing=access.doing(), view_id=view_id)):
        flash(_("The view is deleted; what it showed is still there."))
    return redirect(back)
