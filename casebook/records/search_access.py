"""Which entries of the search somebody may find: those of what they may open, one of them for each thing."""

from functools import lru_cache

from sqlalchemy import ColumnElement, Select, and_, not_, or_, true

from casebook.law.powers import Actor, Power
from casebook.records.cases import Case
from casebook.records.search_entries import Findable, SearchEntry
from casebook.records.visibility import is_secret, may_know_names, names_seen, visible_cases

_IN_THE_BOOK = (Findable.VISIT, Findable.VISITOR)
_OF_DIALOGUES = (Findable.DIALOGUE, Findable.COMMITMENT)


def may_be_seen(actor: Actor, cases: Select[Case] | None) -> ColumnElement[bool]:
    """Tell, as a condition, the entries whose thing a person may open; of some cases only, where told so.

    Who may not know the names may not find by them either: the number is all that is searched.
    """
    return _everything_seen(actor) if cases is None else _case_of_entry(actor, cases)


@lru_cache(maxsize=200)
def _everything_seen(actor: Actor) -> ColumnElement[bool]:
    """Tell it of everything there is; it depends on the roles of today only, which an actor carries."""
    of_case = _case_of_entry(actor, visible_cases(actor))
    book = _of_units(actor, Power.SEE_BOOK, _IN_THE_BOOK)
    return or_(book, _of_units(actor, Power.SEE_DIALOGUES, _OF_DIALOGUES), of_case)


def _case_of_entry(actor: Actor, cases: Select[Case]) -> ColumnElement[bool]:
    # Nothing of a secret case is indexed; were it, it would still not be found.
    known = names_seen(actor).is_(true())
    own = cases.where(Case.id == SearchEntry.case_id, not_(is_secret()), SearchEntry.names == known)
    # One value and not EXISTS, for which PostgreSQL would rather go through all cases there are.
    found = own.with_only_columns(true()).correlate(SearchEntry).scalar_subquery()
    asked = SearchEntry.case_id.is_not(None)
    # Whoever knows no names is spared a look at the case for each entry that holds some.
    return and_(asked, found) if may_know_names(actor) else and_(asked, not_(SearchEntry.names), found)


def _of_units(actor: Actor, power: Power, things: tuple[Findable, ...]) -> ColumnElement[bool]:
    units = actor.units_with(power)
    return and_(
        SearchEntry.case_id.is_(None), SearchEntry.thing.in_(things), SearchEntry.unit_id.in_(sorted(units))
    )
