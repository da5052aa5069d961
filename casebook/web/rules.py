"""The rule book by date: everyone reads it, an administrator proposes numbers for uncertain rules."""

import secrets
from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.changing import is_changeable, units_for
from casebook.law.dated import Rule
from casebook.law.powers import Power
from casebook.law.rules import RULES
from casebook.records.rule_changes import rules_now
from casebook.reports.rule_book import rule_book, rule_view
from casebook.reports.rule_changes import change_told, changes_told
from casebook.services.recounting import Recount
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.rule_care import (
    CONFIRMS,
    ChangeEntry,
    confirm_change,
    propose_change,
    withdraw_change,
)
from casebook.web import access
from casebook.web.forms.rules import BookForm, ChangeForm
from casebook.web.language import language
from casebook.web.typed import kept_text

blueprint = Blueprint("rules", __name__, url_prefix="/rules")


@blueprint.get("")
def show() -> str:
    """Show the rule book as the program applies it on a day."""
    form = BookForm(request.args)
    on = _day_asked(form)
    wanted = "" if form.q.errors else form.q.data or ""
    changes = changes_told(language())
    return render_template(
        "rules/show.html",
        form=form,
        on=on,
        wanted=wanted,
        chapters=rule_book(rules_now()[0], on, language(), wanted=wanted),
        proposed=[change for change in changes if change.state == "proposed"],
        changes=changes,
        may_change=access.holds(Power.CHANGE_RULES),
    )


def _day_asked(form: BookForm) -> date:
    """Give the day to read the book on; today where none was asked, or it cannot be read."""
    form.validate()
    if form.on.errors or form.on.data is None:
        if not form.on.errors:
            form.on.data = clock.today()
        return clock.today()
    return form.on.day


@blueprint.route("/<key>/change", methods=["GET", "POST"])
def propose(key: str) -> str | Response | tuple[str, int]:
    """Propose a number for an uncertain rule."""
    rule = _changeable(key)
    form = ChangeForm(formdata=kept_text()) if request.method == "GET" else ChangeForm()
    form.offer(units_for(rule), language())
    if request.method == "POST" and form.validate():
        try:
            change_id = propose_change(doing=access.doing(), entry=_entry(rule, form))
        except Refused as refused:
            form.refuse(refused.sentence(language()), refused.field)
        else:
            flash(_("The change is proposed. It counts as soon as it is confirmed."))
            return redirect(url_for("rules.change", change_id=change_id))
    form.request_key.data = form.request_key.data or secrets.token_urlsafe(24)
    if len(units_for(rule)) == 1:
        form.unit.data = units_for(rule)[0]
    view = rule_view(rules_now()[0][key], clock.today(), language())
    page = render_template("rules/propose.html", form=form, rule=view)
    return page if request.method == "GET" else (page, 422)


def _changeable(key: str) -> Rule:
    rule = RULES.get(key)
    if rule is None or not is_changeable(rule):
        abort(404)
    return rule


def _entry(rule: Rule, form: ChangeForm) -> ChangeEntry:
    return ChangeEntry(
        rule=rule.key,
        number=form.number.data,
        unit=form.unit.data,
        since=form.since.day,
        document=form.document.data,
        place=form.place.data or "",
        note=form.note.data,
        request_key=form.request_key.data or secrets.token_urlsafe(24),
    )


@blueprint.get("/changes/<change_id>")
def change(change_id: str) -> str:
    """Show a change: its source, what was decided, and what it would move."""
    told = change_told(change_id, language())
    if told is None:
        abort(404)
    return render_template(
        "rules/change.html",
        change=told,
        may_confirm=access.holds(CONFIRMS),
        may_take_back=access.holds(CONFIRMS) or access.holds(Power.CHANGE_RULES),
    )


@blueprint.post("/changes/<change_id>/confirm")
def confirm(change_id: str) -> Response:
    """Confirm a proposed change."""
    return _decided(change_id, confirm=True)


@blueprint.post("/changes/<change_id>/withdraw")
def withdraw(change_id: str) -> Response:
    """Withdraw a change."""
    return _decided(change_id, confirm=False)


def _decided(change_id: str, *, confirm: bool) -> Response:
    decide = confirm_change if confirm else withdraw_change
    try:
        recount = decide(doing=access.doing(), change_id=change_id)
    except NotAllowed:
        abort(404)
    except Refused as refused:
        flash(refused.sentence(language()), "error")
    else:
        _tell(recount, confirm=confirm)
    return redirect(url_for("rules.change", change_id=change_id))


def _tell(recount: Recount, *, confirm: bool) -> None:
    told = _("The change counts from now on.") if confirm else _("The change is withdrawn.")
    flash(f"{told} {_moved(recount)}")
    if recount.left:
        left = ngettext(
            "%(num)s open case could not be counted anew and keeps its days; its handler must look at it.",
            "%(num)s open cases could not be counted anew and keep their days; "
            "their handlers must look at them.",
            len(recount.left),
        )
        flash(left, "warning")


def _moved(recount: Recount) -> str:
    if not recount.moved:
        return str(_("No open case has a day that moved."))
    told = ngettext(
        "The days of %(num)s open case moved.", "The days of %(num)s open cases moved.", len(recount.moved)
    )
    return str(told)
