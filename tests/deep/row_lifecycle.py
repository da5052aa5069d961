"""Lives of cases through the services: legal steps only, standing equals replay, the accused blind."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import func, select

from casebook.law.choices import Via
from casebook.law.denounced import About
from casebook.law.fields import FIELD_SHAPES, Field, FieldKind
from casebook.law.lifecycle import Step
from casebook.law.powers import ACTION_POWERS, ROLE_POWERS, Actor
from casebook.law.standing import Standing
from casebook.law.vocabulary import Action, Kind
from casebook.records.base import db
from casebook.records.cases import Case, PartyRole
from casebook.records.visibility import visible_case
from casebook.reports.standings import standing_of, step_row
from casebook.services.case_entries import FirstComplaint, PartyEntry
from casebook.services.denouncing import Denunciation, open_denunciation
from casebook.services.handling import event_of, may_take, take_step
from casebook.services.journal import NewEvent
from casebook.services.projection import counted_now, differences
from casebook.services.refusals import Refused
from casebook.services.sealed_book import SealEntry, seal_entry
from casebook.services.trail import Doing
from tests.deep.rows import Rounds, Row, Tally
from tests.law.answers import lawful_event
from tests.matters import registered
from tests.people import School, Somebody, doing, settle_school
from tests.programs import FORGETFUL

STEPS = 50
OPEN_KINDS = [kind for kind in Kind if kind is not Kind.DENUNCIATION]

DAYS = st.sampled_from([0, 0, 0, 1, 2, 7, 30])


class Life(RuleBasedStateMachine):
    """One case: steps tried by everybody, lawful or not, and what must hold whatever came of them."""

    school: School
    tally: Tally
    actors: dict[tuple[str, date], Doing]
    looked = 0

    @initialize(
        kind=st.sampled_from([*Kind, Kind.COMPLAINT, Kind.DENUNCIATION]),
        on=st.dates(date(2026, 3, 2), date(2026, 9, 30)),
        data=st.data(),
    )
    def begin(self, kind, on, data):
        """Register a case of any kind; a denunciation is of the handler."""
        self.on = on
        self.accused = self.school.hai if kind is Kind.DENUNCIATION else None
        self.case_id = self.denounced() if self.accused else self.entered(kind, data)

    def entered(self, kind: Kind, data: Any) -> str:
        """A letter that came by post."""
        role = PartyRole.COMPLAINANT
        party = PartyEntry(role=role, full_name="Ông An Ví Dụ", address="Số 7 phố Ví Dụ")
        flags: dict[str, Any] = {"concerns_democracy": data.draw(st.booleans())}
        if kind is Kind.COMPLAINT:
            flags["discipline"] = data.draw(st.booleans())
            if data.draw(st.integers(0, 2)) == 0:
                first = FirstComplaint(told="Phòng mẫu đã giải quyết lần đầu", decided=False)
                flags |= {"level": 2, "competent": False, "first": first}
        flags |= {"received_on": self.on, "today": self.on, "kind": kind, "parties": (party,)}
        return registered(self.school, **flags)

    def denounced(self) -> str:
        """A sealed letter whose case was opened from the sealed book."""
        lan = doing(self.school.lan, today=self.on)
        number = db.session.scalar(select(func.count()).select_from(Case)) or 0
        seal = SealEntry(
            unit_id=self.school.unit.id, received_on=self.on, came_by="letter", seal_number=f"NP-{number}"
        )
        told = Denunciation(
            entry_id=seal_entry(doing=lan, entry=seal).id,
            about=About.OTHERS,
            accused=self.school.hai.full_name,
            subject="Việc mẫu",
            via=Via.POST,
        )
        return open_denunciation(doing=lan, told=told)

    def case(self) -> Case:
        """The case as the database has it now."""
        db.session.rollback()
        db.session.expire_all()
        return db.session.get_one(Case, self.case_id)

    @rule(data=st.data(), days=DAYS)
    def somebody_takes_what_is_offered(self, data, days):
        """A step of the day, tried by somebody whose power lets them, where there is somebody."""
        case, on = self.case(), self.on + timedelta(days=days)
        offered = [a for a in standing_of(case).actions_on(on) if a is not Action.CORRECT]
        if not offered:
            return
        action = data.draw(st.sampled_from(offered))
        able = [who for who in self.school.everyone if ACTION_POWERS[action] in ROLE_POWERS[who.role]]
        self.attempt(case, data.draw(st.sampled_from(able)), action, on, data)

    @rule(
        data=st.data(),
        days=DAYS,
        who=st.sampled_from(["lan", "minh", "ha", "hai", "thu", "son", "binh", "tu", "mai"]),
        action=st.sampled_from([a for a in Action if a is not Action.CORRECT]),
    )
    def somebody_tries_something(self, data, days, who, action):
        """Any step by anybody: taken only if offered to them."""
        self.attempt(self.case(), getattr(self.school, who), action, self.on + timedelta(days=days), data)

    def may(self, case: Case, who: Somebody, action: Action, on: date) -> bool:
        """Whether the case is there for this person, and the table of powers gives them the step."""
        actor = self.actor(who, on)
        return visible_case(actor, case.id) is not None and may_take(actor, case, action)

    def as_of(self, who: Somebody, on: date) -> Doing:
        """Who somebody is on a day; their roles never change here."""
        if (who.id, on) not in self.actors:
            self.actors[who.id, on] = doing(who, today=on)
        return self.actors[who.id, on]

    def actor(self, who: Somebody, on: date) -> Actor:
        """What they may do on it."""
        return self.as_of(who, on).actor

    def attempt(self, case: Case, who: Somebody, action: Action, on: date, data: Any) -> None:
        """Try a step and hold what came of it against the table of steps and of powers."""
        before = (case.version, len(case.journal), case.status)
        found = standing_of(case)
        lawful = action in found.actions_on(on)
        allowed = self.may(case, who, action, on)
        row = step_row(case.kind, found, action)
        new = self.answered(found, row, on, data) if row else NewEvent(type=case.journal[0].type, on=on)
        try:
            take_step(doing=self.as_of(who, on), case_id=case.id, version=before[0], action=action, new=new)
        except Refused:
            self.tally.count("refused")
            after = self.case()
            assert (after.version, len(after.journal), after.status) == before, "a refused step left a trace"
            return
        assert lawful, f"{action} was taken and is not offered on {on}"
        assert allowed, f"{action} was taken by {who.username}, who may not"
        self.tally.count("taken")
        self.on = on

    def answered(self, found: Standing, row: Step, on: date, data: Any) -> NewEvent:
        """A form filled in: what the law reads drawn lawfully, what people read made up."""

        def choose(choices):
            return data.draw(st.sampled_from(choices))

        told = lawful_event(found.facts, row.type, on, choose).particulars
        answers: dict[Field, object] = {}
        for asked in row.asks:
            shape = FIELD_SHAPES[asked]
            if shape.key in told:
                answers[asked] = told[shape.key]
            elif asked in row.required and asked is not Field.DAY:
                answers[asked] = self.made_up(asked, on, choose)
        return event_of(row, on, answers)

    def made_up(self, asked: Field, on: date, choose: Any) -> object:
        """An answer that fits a field of this shape."""
        shape = FIELD_SHAPES[asked]
        plain: Mapping[FieldKind, object] = {
            FieldKind.DAY: on,
            FieldKind.YES_NO: True,
            FieldKind.NUMBER: 1,
            FieldKind.PERSON: self.school.minh.id,
        }
        if shape.kind is FieldKind.CHOICE:
            return choose(list(shape.choices))
        return plain.get(shape.kind, "Ghi mẫu")

    @invariant()
    def the_standing_is_its_replay(self):
        """What is stored of the case is what its journal gives."""
        if hasattr(self, "case_id"):
            case = self.case()
            assert differences(case, counted_now(case)) == []

    @invariant()
    def the_accused_never_sees_it(self):
        """Neither the accused nor anybody outside the circle of a denunciation finds it."""
        if getattr(self, "accused", None) is None:
            return
        handler = self.case().handler_id
        assert handler != self.accused.id
        outside = [who for who in self.school.everyone if who.id not in {self.school.minh.id, handler}]
        self.looked += 1
        for who in (self.accused, outside[self.looked % len(outside)]):
            assert visible_case(self.actor(who, self.on), self.case_id) is None, f"{who.username} sees it"

    def teardown(self):
        """No number given twice, none left out."""
        db.session.rollback()
        same = (Case.unit_id, Case.register, Case.year)
        found = select(func.count(), func.count(Case.number.distinct()), func.max(Case.number)).group_by(
            *same
        )
        for rows, numbers, last in db.session.execute(found):
            assert rows == numbers == last


def _lives(rounds: Rounds, steps: int, *, broken: bool) -> Tally:
    tally = Tally()
    with rounds.fresh() as app, app.app_context(), ExitStack() as stack:
        app.config[FORGETFUL] = rounds.engine == "sqlite"
        if broken:
            stack.enter_context(patch("casebook.services.handling.may_take", lambda *_: True))
        school = settle_school()
        world = {"school": school, "tally": tally, "actors": {}}
        machine = seed(rounds.first)(type("Life", (Life,), world))
        wanted = settings(
            max_examples=rounds.count,
            stateful_step_count=steps,
            database=None,
            deadline=None,
            print_blob=False,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        try:
            run_state_machine_as_test(machine, settings=wanted)
        except AssertionError as failed:
            tally.failures.append(f"lives from {rounds.first}: {str(failed)[:300]}")
    tally.done += rounds.count
    return tally


def run(rounds: Rounds) -> Tally:
    """Let so many cases live, fifty steps each."""
    return _lives(rounds, STEPS if rounds.count > QUICK else QUICK_STEPS, broken=False)


def broken(rounds: Rounds) -> Tally:
    """The same with the question of powers taken out of the services."""
    many = replace(rounds, count=10)
    return _lives(many, STEPS, broken=True)


# Five thousand in all, two hundred with every run of the tests: half of them on each engine.
FULL, QUICK, QUICK_STEPS = 2500, 100, 30

ROW = Row(
    name="lifecycle",
    title="lifecycle state machine on both engines",
    unit="lives",
    full=FULL,
    quick=QUICK,
    chunk=250,
    run=run,
    broken=broken,
)
