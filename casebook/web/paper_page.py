"""The page of one paper: a draft with every place of its form, or what was issued and what comes of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import render_template
from flask_babel import gettext as _

from casebook import clock
from casebook.law.powers import Power
from casebook.law.signing import PaperState
from casebook.law.vocabulary import Action
from casebook.law.words import word
from casebook.papers.catalogue import NoForm, form_on
from casebook.papers.column_words import heading_in
from casebook.papers.form import ConfinedForm
from casebook.papers.form import Form as StatutoryForm
from casebook.records.papers import Paper
from casebook.reports.dossier import Dossier
from casebook.services.drafting import REASON, blanks_in, texts_known
from casebook.services.handling import may_take
from casebook.services.offering_papers import actions_of
from casebook.services.paper_desk import may_do
from casebook.services.paper_names import form_of, paper_name
from casebook.services.paper_numbers import number_as_printed
from casebook.services.paper_texts import AnySlot, slots_by_hand, slots_of, typed_columns, typed_slots
from casebook.services.paper_ties import is_tied, steps_without_paper
from casebook.web import access
from casebook.web.forms.fields import choices_of
from casebook.web.forms.papers import DiscardForm, PaperForm, TieForm, name_of
from casebook.web.language import language
from casebook.web.paper_typing import told_values


@dataclass(frozen=True, kw_only=True)
class PlaceView:
    """One place of a form on the page of its draft."""

    field: Any
    columns: tuple[str, ...]
    """The headings of a table; empty for any other place."""
    now: str
    """What the case says today, where the draft says something else."""
    is_blank: bool
    is_long: bool


def draft_page(dossier: Dossier, paper: Paper, form: StatutoryForm, typed: PaperForm) -> str:
    """Show a draft as a form to fill in, its blanks visible."""
    known = told_values(form, texts_known(dossier.case, form, clock.today()))
    said = told_values(form, paper.filled)
    places = [_place(slot, typed, known, said) for slot in form.slots]
    protected = [_place(slot, typed, known, said) for slot in typed_slots(form) if slot not in form.slots]
    return render_template(
        "papers/draft.html",
        dossier=dossier,
        case=dossier.case,
        paper=paper,
        name=paper_name(paper, language()),
        code=form.code,
        certain=form.certainty.is_certain,
        outdated=_is_outdated(form, clock.today()),
        form=typed,
        places=places,
        protected=protected,
        by_hand=[slot.en if language() == "en" else slot.vi for slot in slots_by_hand(form)],
        blanks=blanks_in(paper, form),
        may_issue=may_do(access.actor(), dossier.case, Power.ISSUE_PAPERS),
    )


def _place(slot: AnySlot, typed: PaperForm, known: dict[str, str], said: dict[str, str]) -> PlaceView:
    now = known.get(slot.key, "")
    return PlaceView(
        field=typed[name_of(slot.key)],
        columns=tuple(heading_in(column, language()) for column in typed_columns(slot)),
        now=now if now and now != said.get(slot.key, "") else "",
        is_blank=not said.get(slot.key),
        is_long=slot.kind == "text",
    )


def _is_outdated(form: StatutoryForm, day: date) -> bool:
    try:
        return form_on(form.key, day).since != form.since
    except NoForm:
        return True


def issued_page(
    dossier: Dossier, paper: Paper, *, discard: DiscardForm | None = None, tie: TieForm | None = None
) -> str:
    """Show a paper nobody changes any more: its number, day and signer, and the step it belongs to."""
    form, case = form_of(paper), dossier.case
    issues = may_do(access.actor(), case, Power.ISSUE_PAPERS) and paper.state is PaperState.ISSUED
    loose = issues and not is_tied(case, paper)
    return render_template(
        "papers/issued.html",
        dossier=dossier,
        case=case,
        paper=paper,
        name=paper_name(paper, language()),
        number=number_as_printed(paper),
        said=_said(paper, form),
        printable=form is not None and not dossier.lost and case.destruction_id is None,
        confined=isinstance(form, ConfinedForm),
        reason=paper.filled.get(REASON, ""),
        steps=_steps(dossier, paper) if loose and not dossier.lost else [],
        tie=(tie or _tie_form(dossier, paper)) if loose else None,
        discard=(discard or DiscardForm(formdata=None)) if loose else None,
    )


def _said(paper: Paper, form: StatutoryForm | None) -> list[tuple[str, str]]:
    if form is None:
        return [(key, text) for key, text in paper.filled.items() if not key.startswith("#")]
    told = told_values(form, paper.filled)
    return [
        (slot.en if language() == "en" else slot.vi, told[slot.key])
        for slot in slots_of(form)
        if told.get(slot.key)
    ]


def _steps(dossier: Dossier, paper: Paper) -> list[Action]:
    """Give the steps that may be recorded from a paper today, by this person."""
    lawful = set(dossier.standing.actions_on(clock.today()))
    wanted = actions_of(dossier.case, paper.form)
    return [one for one in wanted if one in lawful and may_take(access.actor(), dossier.case, one)]


def _tie_form(dossier: Dossier, paper: Paper) -> TieForm | None:
    form = TieForm(formdata=None)
    offer_steps(form, dossier, paper)
    return form if form.event.choices else None


def offer_steps(form: TieForm, dossier: Dossier, paper: Paper) -> None:
    """Offer the lines of the journal a paper may belong to, those its form is made for first."""
    lines = [
        (event.id, f"{event.occurred_on:%d/%m/%Y} · {word(event.type, language())}")
        for event in steps_without_paper(dossier.case, paper)
    ]
    form.event.choices = choices_of([("", _("choose a line")), *lines]) if lines else []
