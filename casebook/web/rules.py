"""The rule book by date: everyone reads it, an administrator proposes numbers for uncertain rules."""

import secrets
from collections.abc import Callable
from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.changing import is_changeable, units_for
from casebook.law.dated import Rule
from casebook.law.powers import Power
from casebook.law.rules import RULES
from casebook.records.deciders import CONFIRMS, deciders, decides
from casebook.records.rule_changes import RuleChange, change_by_id, rules_now
from casebook.reports.clock_views import rule_name
from casebook.reports.rule_book import rule_book, rule_view
from casebook.reports.rule_changes import change_told, changes_told
from casebook.services.calendar_impact import Impact
from casebook.services.calendar_views import seen_impact
from casebook.services.rule_care import (
    ChangeEntry,
    confirm_change,
    impact_of_change,
    propose_change,
    refuse_change,
    take_back,
    withdraw_change,
)
from casebook.web import access
from casebook.web.filling import attempt, filled, press, status
from casebook.web.forms.days import DecisionForm
from casebook.web.forms.rules import BookForm, ChangeForm
from casebook.web.impacts import moved_told
from casebook.web.language import language

blueprint = Blueprint("rules", __name__, url_prefix="/rules")

_SHOWN = 100
_CONFLICT = 409

Page = str | Response | tuple[str, int]


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
def propose(key: str) -> Page:
    """Propose a number for an uncertain rule."""
    rule, made = _changeable(key), list[str]()
    units = units_for(rule)
    form = filled(ChangeForm, request_key=secrets.token_urlsafe(), unit=units[0] if len(units) == 1 else None)
    form.offer(units, language())
    if (
        request.method == "POST"
        and form.validate()
        and attempt(form, lambda: made.append(propose_change(doing=access.doing(), entry=_entry(rule, form))))
    ):
        flash(_("The number is proposed. It counts as soon as it is confirmed."))
        return redirect(url_for("rules.change", change_id=made[0]))
    view = rule_view(rules_now()[0][key], clock.today(), language())
    return render_template("rules/propose.html", form=form, rule=view), status()


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
        request_key=form.request_key.data or secrets.token_urlsafe(),
    )


@blueprint.get("/changes/<change_id>")
def change(change_id: str) -> str:
    """Show a change: its source, what was decided, and what deciding about it would move."""
    return _shown(_found(change_id), DecisionForm(formdata=None))


def _found(change_id: str) -> RuleChange:
    found = change_by_id(change_id)
    if found is None:
        abort(404)
    return found


def _shown(found: RuleChange, form: DecisionForm) -> str:
    waits = found.is_open or found.counts
    reads = access.holds(Power.CHANGE_RULES) or access.holds(CONFIRMS)
    seen, first = None, max(request.args.get("from", 0, type=int), 0)
    if waits and reads:
        impact, form.seal.data = impact_of_change(found)
        seen = seen_impact(impact, access.actor())
    return render_template(
        "rules/change.html",
        change=change_told(found, language()),
        form=form,
        seen=seen,
        first=first,
        most=_SHOWN,
        rule_name=lambda rule: rule_name(rule, language()),
        deciders=deciders(clock.today()) if found.is_open else [],
        may_decide=waits and decides(access.actor(), clock.today()),
        may_take_back=found.is_open and found.proposed_by_id == access.person().id,
    )


@blueprint.post("/changes/<change_id>/confirm")
def confirm(change_id: str) -> Page:
    """Confirm a proposed number whose impact was shown."""
    return _apply(change_id, confirm_change, _("The number counts from now on."))


@blueprint.post("/changes/<change_id>/withdraw")
def withdraw(change_id: str) -> Page:
    """Withdraw a number that counts, whose impact was shown."""
    return _apply(change_id, withdraw_change, _("The number is withdrawn."))


def _apply(change_id: str, deed: Callable[..., Impact], told: str) -> Page:
    form, done = DecisionForm(), list[Impact]()
    found, seal, word = _found(change_id), form.seal.data or "", form.word.data or ""
    if form.validate() and attempt(
        form,
        lambda: done.append(deed(doing=access.doing(), change_id=change_id, seal=seal, word=word)),
    ):
        flash(f"{told} {moved_told(done[0])}")
        return redirect(url_for("rules.change", change_id=change_id))
    return _shown(found, form), _CONFLICT


@blueprint.post("/changes/<change_id>/refuse")
def refuse(change_id: str) -> Page:
    """Refuse a proposed number with a word why."""
    form = DecisionForm()
    found, word = _found(change_id), form.word.data or ""
    if form.validate() and attempt(
        form, lambda: refuse_change(doing=access.doing(), change_id=change_id, word=word)
    ):
        flash(_("The proposal is refused; the rule stays as it was."))
        return redirect(url_for("rules.change", change_id=change_id))
    return _shown(found, form), status()


@blueprint.post("/changes/<change_id>/take-back")
def take_proposal_back(change_id: str) -> Response:
    """Take one's own proposal back."""
    if press(lambda: take_back(doing=access.doing(), change_id=change_id)):
        flash(_("The proposal is withdrawn; the rule stays as it was."))
    return redirect(url_for("rules.change", change_id=change_id))
