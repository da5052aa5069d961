"""Numbers of papers: which register counts them, and how one is written (NĐ 30/2020)."""

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from casebook.law.powers import Actor
from casebook.papers.form import Form
from casebook.records.audit import next_number
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.paper_templates import settings_of
from casebook.records.papers import Paper, latest_numbered, numbered_by
from casebook.records.units import unit_by_id
from casebook.services.paper_names import form_of, printed_number

FRAME = "#frame"
"""Under this key an issued paper keeps how its unit was called on its day; no slot is called so."""

# No gap in one register tells of a paper in another: secret cases are never counted among the others.
OPEN, SECRET = "papers", "secret"
LETTER = "CV"


def bears_number(form: Form) -> bool:
    """Say whether papers on a form take a number: minutes, slips and what citizens write take none."""
    return (bool(form.symbol) or form.is_letter) and not form.by_citizen


def take_number(session: Session, case: Case, form: Form, year: int) -> tuple[str, int]:
    """Take the next number of a paper of a case; gives the register and the number.

    How a year is counted stays until it is over: a unit that changes it in between would give one
    number twice.
    """
    register = _register(session, case, form, year)
    return register, next_number(session, unit_id=case.unit_id, register=register, year=year)


@dataclass(frozen=True, kw_only=True)
class NumberBefore:
    """The paper of the latest day a register holds: its number as printed, and that day."""

    number: str
    day: date

    @property
    def mark(self) -> str:
        """What a person confirms who issues a paper of an earlier day after it."""
        return f"{self.number} {self.day.isoformat()}"


def number_before(actor: Actor, paper: Paper, day: date) -> NumberBefore | None:
    """Tell the latest day in the register a paper of a case is, or would be, numbered in; None: the first."""
    case, form = paper.case, form_of(paper)
    if case is None or form is None or not bears_number(form):
        return None
    session = db.session()
    register = (case.unit_id, paper.register or _register(session, case, form, day.year), day.year)
    found = latest_numbered(session, actor, register=register, secret=case.keeps_secret, but=paper.id)
    if found is None or found.issued_on is None:
        return None
    # By what the unit is called now: what stands sealed in another case is not opened for this.
    return NumberBefore(number=printed_number(found, case.unit.abbreviation), day=found.issued_on)


def _register(session: Session, case: Case, form: Form, year: int) -> str:
    kind = form.symbol or LETTER
    if case.keeps_secret:
        return f"{SECRET}:{kind}"
    return OPEN if counts_together(session, case.unit_id, year) else f"{OPEN}:{kind}"


def counts_together(session: Session, unit_id: str, year: int) -> bool:
    """Say whether one register counts all kinds of papers of a unit in a year."""
    if numbered_by(session, unit_id=unit_id, year=year, registers=f"{OPEN}:"):
        return False
    if numbered_by(session, unit_id=unit_id, year=year, registers=OPEN):
        return True
    return settings_of(unit_id).one_register


def number_as_printed(paper: Paper) -> str:
    """Write the number of a paper as it stands on it, by what its unit was called on its day."""
    return printed_number(paper, _abbreviation(paper))


def _abbreviation(paper: Paper) -> str:
    kept = paper.filled.get(FRAME)
    if kept:
        return str(json.loads(kept)["abbreviation"])
    unit = unit_by_id(paper.unit_id)
    return unit.abbreviation if unit else ""
