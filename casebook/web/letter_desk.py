"""The desk a letter is registered at: the form, the questions that classify it, what is alike."""

import secrets

from flask import render_template, request

from casebook import clock
from casebook.law.classification import DECISIONS, Verdict
from casebook.law.vocabulary import Kind
from casebook.records.cases import PartyRole
from casebook.reports.duplicates import Likeness, Matter, likely_duplicates
from casebook.services.case_entries import Authorisation, CaseEntry, PartyEntry, Together
from casebook.web import access
from casebook.web.complaint_values import certification, complaint_values
from casebook.web.forms.letters import LETTER_KINDS, LetterForm
from casebook.web.guidance import guidance_of, sort_of
from casebook.web.language import language
from casebook.web.typed import kept_text

CLASSIFY = "classify"
_PREFIX = "guide-"


class LetterDesk:
    """The form of one letter in one unit, with everything that is shown beside it."""

    def __init__(self, unit_id: str) -> None:
        self.unit_id = unit_id
        kept = kept_text()
        self.form = LetterForm(formdata=kept) if kept is not None else LetterForm()
        self.form.offer(language())
        if request.method == "GET":
            self.form.request_key.data = secrets.token_urlsafe(24)
        self.asks_to_classify = request.form.get("do") == CLASSIFY
        self.guidance = guidance_of(request.form, _PREFIX)
        self.likely: list[Likeness] = []

    def take_verdict(self) -> None:
        """Choose what the answers of "help me classify" lead to; what was typed stays."""
        verdict, form = self.guidance.verdict, self.form
        if verdict is None or verdict.kind not in LETTER_KINDS:
            return
        form.kind.data, form.level.data = verdict.kind, str(verdict.level)
        form.sort.data = sort_of(verdict)
        if verdict.elsewhere:
            form.competent.data = "no"

    def ask_about_alike(self) -> bool:
        """Ask, where a case would be opened beside a likely duplicate and nobody has answered yet."""
        if self.form.new_matter.data or not self.form.full_name.data:
            return False
        matter = Matter(
            unit_id=self.unit_id,
            full_name=self.form.full_name.data,
            text=f"{self.form.subject.data} {self.form.content.data}",
            phone=self.form.phone.data or "",
            paper_number=self.form.paper_number.data or "",
            respondent=self.form.respondent.data or "",
        )
        self.likely = [like for like in likely_duplicates(access.actor(), matter) if like.is_likely]
        return bool(self.likely)

    def page(self) -> str:
        """Make the page as the form stands now."""
        return render_template(
            "cases/new.html",
            form=self.form,
            desk=self,
            likely=self.likely,
            kind_hints=_legal_tests(),
            certify=certification(self.form.received_on.data or clock.today()),
        )

    def entry(self) -> CaseEntry:
        """Give a checked form as registering asks for it; what its kind does not ask counts as nothing."""
        form, kind = self.form, self.form.kind.data
        return CaseEntry(
            unit_id=self.unit_id,
            kind=kind,
            subject=form.subject.data,
            content=form.content.data or "",
            received_on=form.received_on.day,
            via=form.via.data,
            parties=_parties(form),
            is_anonymous=form.is_anonymous.data,
            under_age=kind is Kind.INFORMATION_REQUEST and form.under_age.data,
            together=Together(
                people=form.people.data or 1,
                all_signed=form.all_signed.data,
                representation_paper=form.representation_paper.data or "",
            ),
            authorisation=Authorisation(
                paper=form.authorisation_paper.data or "", certified=form.certified.data
            ),
            concerns_democracy=form.concerns_democracy.data,
            competent=form.competent.data == "yes",
            regulation=form.regulation.data,
            forwarder=form.forwarder.data,
            letter_written_on=form.written_on.data,
            request_key=form.request_key.data or None,
            **complaint_values(form, kind),
        )


def _legal_tests() -> dict[Kind, str]:
    """Say of each kind what makes it one, with the article; sorts of a complaint have tests of their own."""
    verdicts = (v for answers in DECISIONS.values() for v in answers.values() if isinstance(v, Verdict))
    plain = (v for v in verdicts if v.level == 1 and not (v.discipline or v.labour))
    return {verdict.kind: verdict.test(language()) for verdict in plain if verdict.kind is not None}


def _parties(form: LetterForm) -> tuple[PartyEntry, ...]:
    parties = []
    if form.full_name.data:
        parties.append(
            PartyEntry(
                role=PartyRole.COMPLAINANT,
                full_name=form.full_name.data,
                address=form.address.data or "",
                phone=form.phone.data or "",
                paper_number=form.paper_number.data or "",
            )
        )
    parties += [PartyEntry(role=PartyRole.REPRESENTATIVE, full_name=name) for name in form.speakers]
    if form.respondent.data and form.kind.data is not Kind.INFORMATION_REQUEST:
        parties.append(PartyEntry(role=PartyRole.RESPONDENT, full_name=form.respondent.data))
    return tuple(parties)
