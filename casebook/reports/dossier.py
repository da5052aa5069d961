"""One case as a person may read it: redacted for reviewers, its clocks counted from the journal."""

from dataclasses import dataclass, replace
from datetime import date

from casebook.law.journal import in_order
from casebook.law.powers import Actor
from casebook.law.standing import Standing, standing
from casebook.law.vocabulary import ClockState, EventType, Nature
from casebook.records.basis import Basis, basis_of
from casebook.records.case_links import visits_of_case
from casebook.records.cases import Case, Letter, Party
from casebook.records.sealed import sealed_entry_of
from casebook.records.visibility import sees_names
from casebook.records.visits import Visit
from casebook.reports.came_with import late_second, nature_of, registered_as, still_lacking
from casebook.reports.clock_views import ClockView, Reading, caution_sentence, clock_views, rule_name
from casebook.reports.journal_views import JournalEntry, Local, Teller, journal_entries
from casebook.reports.lost_words import lost_sentence, subject_of
from casebook.reports.standings import events_of, facts_of, standing_of


@dataclass(frozen=True, kw_only=True)
class LateEntry:
    """A letter entered on another day than it came; clocks that had run out by then."""

    received_on: date
    entered_on: date
    run_out: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """Everything the page of a case shows; what the reader may not know is not in it."""

    case: Case
    standing: Standing
    redacted: bool
    subject: str
    lost: str
    """Why nothing it says can be read; empty where it can."""
    content: str
    contested_decision: str
    nature: str
    """What the case is in law: a second complaint, against a discipline decision."""
    seal: str
    """Where the envelope of a denunciation is kept; empty for every other case."""
    registered_as: tuple[tuple[str, str], ...]
    lacking: tuple[str, ...]
    handler: str
    accepted_on: date | None
    parties: tuple[Party, ...]
    letters: tuple[Letter, ...]
    visits: tuple[Visit, ...]
    clocks: tuple[ClockView, ...]
    journal: tuple[JournalEntry, ...]
    warnings: tuple[str, ...]
    late_entry: LateEntry | None

    @property
    def live_clocks(self) -> tuple[ClockView, ...]:
        """Give the clocks of the timeline: what runs, what is late, and what was met."""
        gone = {str(ClockState.CANCELLED), str(ClockState.LAPSED)}
        return tuple(clock for clock in self.clocks if clock.state not in gone)


def read_dossier(case: Case, actor: Actor, reading: Reading, local: Local) -> Dossier:
    """Put a case together for somebody who may see it: redacted unless they may know the parties."""
    names, basis = sees_names(actor, case), basis_of(case)
    # A ledger is told by the days it was counted by.
    reading = replace(reading, calendar=basis.calendar)
    teller = Teller(reading, local, redacted=not names)
    now = standing_of(case, basis)
    journal = journal_entries(case, teller)
    accepted = [entry.on for entry in journal if entry.type is EventType.ACCEPTED and not entry.struck]
    return Dossier(
        case=case,
        standing=now,
        redacted=not names,
        subject=subject_of(case, reading) if names else "",
        lost=lost_sentence(case, reading) if names else "",
        content=case.content if names else "",
        contested_decision=case.contested_decision if names else "",
        nature=nature_of(case, reading),
        seal=_seal(case, reading) if names else "",
        registered_as=tuple(registered_as(case, reading)) if names else (),
        lacking=tuple(still_lacking(case, reading)) if names else (),
        handler=case.handler.full_name if names and case.handler else "",
        accepted_on=min(accepted, default=None),
        parties=tuple(case.parties) if names else (),
        letters=tuple(case.letters) if names else (),
        visits=tuple(visits_of_case(case.id)) if names else (),
        clocks=_in_order(clock_views(now.clocks, reading)),
        journal=tuple(journal),
        warnings=(*_warnings(now, reading), *late_second(case, basis, reading)),
        late_entry=_late_entry(case, teller, basis),
    )


_ORDER = (
    ClockState.OVERDUE,
    ClockState.RUNNING,
    ClockState.PAUSED,
    ClockState.MET_LATE,
    ClockState.MET,
    ClockState.LAPSED,
    ClockState.CANCELLED,
)


def _in_order(clocks: tuple[ClockView, ...]) -> tuple[ClockView, ...]:
    """What must be done first comes first; windows after duties."""
    return tuple(sorted(clocks, key=_urgency))


def _urgency(clock: ClockView) -> tuple[int, bool, date, str]:
    return _ORDER.index(ClockState(clock.state)), clock.nature is Nature.WINDOW, clock.due_on, clock.rule


def _warnings(now: Standing, reading: Reading) -> tuple[str, ...]:
    """Tell what the law is not sure of, by the names of the terms; a day already met is past doubt."""
    past = {(clock.rule, clock.due_on) for clock in now.clocks if not clock.is_open}
    return tuple(
        caution_sentence(caution, reading)
        for caution in now.warnings
        if (caution.rule, caution.day) not in past
    )


def _seal(case: Case, reading: Reading) -> str:
    row = sealed_entry_of(case.sealed_entry_id) if case.sealed_entry_id else None
    if row is None:
        return ""
    vi = f"Sổ niêm phong số {row.number}/{row.year}, niêm phong {row.seal_number}, bí danh {row.pseudonym}"
    en = f"Sealed book no. {row.number}/{row.year}, seal {row.seal_number}, pseudonym {row.pseudonym}"
    return reading.choose(vi, en)


def _late_entry(case: Case, teller: Teller, basis: Basis) -> LateEntry | None:
    entered_on = teller.local(case.entered_at).date()
    if entered_on <= case.received_on:
        return None
    received = [event for _, event in in_order(events_of(case)) if event.type is EventType.RECEIVED][:1]
    at_entry = standing(facts_of(case), received, basis.calendar, basis.rules)
    run_out = (c for c in at_entry.clocks if c.nature is Nature.DUTY and c.due_on < entered_on)
    return LateEntry(
        received_on=case.received_on,
        entered_on=entered_on,
        run_out=tuple(rule_name(c.rule, teller.reading.language) for c in run_out),
    )
