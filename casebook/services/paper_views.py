"""What the pages of a case's papers show: the forms that come next, and the papers there are."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from casebook.law.journal import in_order
from casebook.law.signing import PaperState
from casebook.law.steps import STEPS
from casebook.law.vocabulary import Action
from casebook.law.words import word
from casebook.papers.form import ConfinedForm, Form
from casebook.records.cases import Case
from casebook.records.papers import Paper
from casebook.reports.standings import events_of
from casebook.services.offering_papers import Offer, offers_for, other_offers
from casebook.services.paper_names import paper_name
from casebook.services.paper_numbers import number_as_printed
from casebook.services.paper_ties import is_tied


@dataclass(frozen=True, kw_only=True)
class OfferView:
    """One form that may be begun."""

    key: str
    name: str
    code: str
    step: str
    """The step it is the paper of; empty for one of no step."""
    is_confined: bool
    is_certain: bool
    reusable: bool


@dataclass(frozen=True, kw_only=True)
class PaperView:
    """One paper in a list."""

    paper: Paper
    name: str
    number: str
    step: str


@dataclass(frozen=True, kw_only=True)
class PapersOfCase:
    """Everything the list of a case's papers shows."""

    drafts: tuple[PaperView, ...]
    issued: tuple[PaperView, ...]
    discarded: tuple[PaperView, ...]
    next: tuple[OfferView, ...]
    """Of the step that most likely comes next; of all lawful ones where none stands out."""
    may_come: tuple[OfferView, ...]
    """Of the other steps that may be taken now."""
    owed: tuple[OfferView, ...]
    """Of steps recorded already that have no paper here."""
    others: tuple[OfferView, ...]


@dataclass(frozen=True, kw_only=True)
class Around:
    """What is asked of a case beside its papers: which steps are lawful, which forms may be reused."""

    lawful: Iterable[Action]
    proposed: Action | None
    """The step that most likely comes next."""
    confined: bool
    """Whether they may begin what may tell who denounces; others are not offered it."""
    reusable: frozenset[str]
    day: date
    language: str


def papers_view(case: Case, papers: Sequence[Paper], around: Around) -> PapersOfCase:
    """Put the list of a case's papers together."""
    views = [_view(paper, around.language) for paper in papers]
    begun = {paper.form for paper in papers if paper.state is PaperState.DRAFT or _waits(case, paper)}
    coming = _fresh(offers_for(case, around.lawful, around.day), begun, around)
    begun |= {offer.form.key for offer in coming}
    stands_out = around.proposed is not None
    first = [offer for offer in coming if offer.action is around.proposed or not stands_out]
    owed = _fresh(offers_for(case, _taken_without_paper(case, papers), around.day), begun, around)
    others = [one for one in other_offers(case, around.day, [*coming, *owed]) if _may_begin(one, around)]
    return PapersOfCase(
        drafts=tuple(view for view in views if view.paper.state is PaperState.DRAFT),
        issued=tuple(view for view in views if view.paper.state is PaperState.ISSUED),
        discarded=tuple(view for view in views if view.paper.state is PaperState.DISCARDED),
        next=_offers(first, around),
        may_come=_offers([offer for offer in coming if offer not in first], around),
        owed=_offers(owed, around),
        others=_offers(others, around),
    )


def _waits(case: Case, paper: Paper) -> bool:
    """Say whether a paper is issued and its step still to be recorded."""
    return paper.state is PaperState.ISSUED and not is_tied(case, paper)


def _may_begin(offer: Offer, around: Around) -> bool:
    return around.confined or not isinstance(offer.form, ConfinedForm)


def _fresh(offers: Iterable[Offer], begun: Collection[str], around: Around) -> list[Offer]:
    """Leave out what is written or issued already, what citizens write, and what would be refused."""
    return [
        offer
        for offer in offers
        if offer.form.key not in begun and not offer.form.by_citizen and _may_begin(offer, around)
    ]


def _view(paper: Paper, language: str) -> PaperView:
    return PaperView(
        paper=paper,
        name=paper_name(paper, language),
        number=number_as_printed(paper),
        step=word(paper.event.type, language) if paper.event else "",
    )


def _offers(offers: Iterable[Offer], around: Around) -> tuple[OfferView, ...]:
    return tuple(
        OfferView(
            key=offer.form.key,
            name=name_in(offer.form, around.language),
            code=offer.form.code,
            step=word(offer.action, around.language) if offer.action else "",
            is_confined=isinstance(offer.form, ConfinedForm),
            is_certain=offer.form.certainty.is_certain,
            reusable=offer.form.key in around.reusable,
        )
        for offer in offers
    )


def name_in(form: Form, language: str) -> str:
    """Name a form in the language of the page."""
    return form.en if language == "en" else form.vi


def _taken_without_paper(case: Case, papers: Sequence[Paper]) -> list[Action]:
    """Give the steps the journal tells of, the last first, that no paper here is the paper of."""
    held = {paper.event_id for paper in papers if paper.state is PaperState.ISSUED}
    lines = [case.journal[index] for index, _event in in_order(events_of(case))]
    types = [line.type for line in reversed(lines) if line.id not in held]
    return [step.action for kind in dict.fromkeys(types) for step in STEPS if step.type is kind]
