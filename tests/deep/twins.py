"""A world drawn from a seed, told twice: once with a denunciation of the head, once without."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from unittest.mock import patch

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casebook.law.choices import Degree, Finding, Via
from casebook.law.fields import Field
from casebook.law.grounds import ComplexCriterion
from casebook.law.vocabulary import Action, Kind, Role
from casebook.records.base import db, transaction
from casebook.records.cases import PartyRole
from casebook.records.exclusions import Exclusion
from casebook.records.holding import held_entries
from casebook.records.outbox import OutboxRow
from casebook.records.people import Appointment, Person
from casebook.records.visits import Handling, SealedEntry
from casebook.services.absences import AbsenceEntry, record_absence
from casebook.services.accusing import Named
from casebook.services.calendar_feeds import make_feed
from casebook.services.holding import BY_LETTER, BY_VISIT, HeldDenunciation, hold_above, open_held
from casebook.services.sealed_book import SealEntry
from casebook.services.visit_entries import MatterEntry, NewCase, VisitEntry, VisitorEntry
from casebook.services.visiting import receive_visitor
from tests.conftest import ORDINARY_DAY
from tests.deep.crawl import Crawler
from tests.exports import gathered
from tests.matters import registered, take
from tests.people import APPOINTED_ON, MADE_AT, School, Somebody, doing, settle_school
from tests.programs import FORGETFUL, let_go

TODAY = ORDINARY_DAY
SUBJECT, SEAL = "Tố cáo nhận tiền khi xếp lớp", "NP-88"
WAYS = ("letter", "visit", "anonymous", "feedback")
_SUBJECTS = ("Xếp lớp", "Học phí", "Bán trú", "Sân trường", "Điểm thi", "Đồng phục")


@dataclass(frozen=True)
class Plan:
    """What is drawn: how much happens, in which order, who stands in for whom, how the letter came."""

    seed: int
    way: str
    depth: int
    """How far it goes above: 0 sealed only, 1 opened, 2 accepted, 3 complex and extended, 4 concluded."""
    before: tuple[str, ...]
    after: tuple[str, ...]
    stands_in: str
    """Who stands in for the head."""
    for_deputy: str
    absent_first: bool
    """Whether the absence was known before the letter came, or is written down afterwards."""

    @property
    def stand_ins(self) -> dict[str, str]:
        """Who stands in for whom; a deputy who stands in for the head is there."""
        return {"minh": self.stands_in} | ({} if self.stands_in == "ha" else {"ha": self.for_deputy})


def plan_of(seed: int) -> Plan:
    """Draw a plan."""
    draw = Random(seed)  # noqa: S311 - drawn again from its seed
    kinds = ("complaint", "feedback", "petition", "visit", "visit_case")
    head_by, deputy_by = draw.choice((("hai", "lan"), ("lan", "hai"), ("ha", "lan")))
    return Plan(
        seed=seed,
        way=WAYS[seed % len(WAYS)],
        depth=draw.randrange(5),
        before=tuple(draw.choices(kinds, k=draw.randint(1, 3))),
        after=tuple(draw.choices(kinds, k=draw.randint(1, 3))),
        stands_in=head_by,
        for_deputy=deputy_by,
        absent_first=draw.random() < 0.5,
    )


class Drawn:
    """The ids, codes and tokens of one world: drawn anew from the seed before every deed."""

    def __init__(self, seed: int) -> None:
        self._seed, self.random = seed, Random(seed)  # noqa: S311 - see above

    def begin(self, phase: str) -> None:
        """Begin a phase: the same one gives the same ids in both worlds, whatever came before."""
        self.random = Random(f"{self._seed}:{phase}")  # noqa: S311 - see above

    def _choice(self, some: str) -> str:
        return self.random.choice(some)

    def _below(self, most: int) -> int:
        return self.random.randrange(most)

    @contextmanager
    def instead(self) -> Iterator[None]:
        """Let the program draw from here."""
        drawn: dict[str, Callable[..., object]] = {
            "token_hex": lambda size=32: self.random.randbytes(size).hex(),
            "token_urlsafe": lambda size=32: self.random.randbytes(size).hex(),
            "choice": self._choice,
            "randbelow": self._below,
        }
        with ExitStack() as stack:
            for name, instead in drawn.items():
                stack.enter_context(patch.object(secrets, name, instead))
            yield


@dataclass
class Twin:
    """One of the two worlds."""

    app: Flask
    plan: Plan
    denounced: bool
    school: School = field(init=False)
    van: Somebody = field(init=False)
    secret_ids: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    """The addresses under which calendar programs read everybody's days."""
    exports: tuple[str, ...] = ()
    """The lists they exported: each is given to its owner and to nobody else."""
    _deeds: int = 0

    def tell(self, drawn: Drawn) -> None:
        """Let everything happen, in one order, on the same days."""
        quicken(self.app)
        with self.app.app_context():
            drawn.begin("people")
            self.school = settle_school()
            self.van = _head_above(self.school)
            self._tell_many(drawn, "before", self.plan.before)
            if self.plan.absent_first:
                self._absences(drawn)
            browser = self._at_the_desk(drawn)
            if self.denounced:
                drawn.begin("denunciation")
                self._denounce(browser)
                self._above()
            self._tell_many(drawn, "after", self.plan.after)
            if not self.plan.absent_first:
                self._absences(drawn)
            self.feeds = tuple(self._feed(drawn, username) for username in PERSONAS)
            self.exports = tuple(one for username in EXPORTERS for one in self._export(drawn, username))

    def _export(self, drawn: Drawn, username: str) -> tuple[str, str]:
        """Let somebody export the list of cases as they may see it; the walk takes what came of it."""
        drawn.begin(f"export of {username}")
        export_id = gathered(self.app, doing(getattr(self.school, username), today=TODAY))
        return f"/lists/exports/{export_id}", f"/lists/exports/{export_id}/rows.csv"

    def _feed(self, drawn: Drawn, username: str) -> str:
        drawn.begin(f"calendar of {username}")
        owner = doing(getattr(self.school, username), today=TODAY)
        return f"/calendar/of/{make_feed(doing=owner, language='vi')}.ics"

    def _tell_many(self, drawn: Drawn, phase: str, deeds: tuple[str, ...]) -> None:
        for place, deed in enumerate(deeds):
            drawn.begin(f"{phase}{place}")
            self._happens(deed, TODAY - timedelta(days=7 if phase == "before" else 3))

    def _happens(self, deed: str, day: date) -> None:
        self._deeds += 1
        subject = f"{_SUBJECTS[self._deeds % len(_SUBJECTS)]} {self._deeds}"
        if deed.startswith("visit"):
            self._visit(deed, subject, day)
            return
        case_id = registered(
            self.school,
            today=day,
            received_on=day,
            kind=Kind(deed),
            subject=subject,
            concerns_democracy=self._deeds % 2 == 0,
        )
        if self._deeds % 3 == 0:
            take(case_id, self.school.minh, Action.ACCEPT, day)

    def _visit(self, deed: str, subject: str, day: date) -> None:
        opens = NewCase(subject=subject) if deed == "visit_case" else None
        matter = MatterEntry(
            content=subject,
            kind=Kind.PETITION,
            handling=Handling.OPENED_CASE if opens else Handling.ANSWERED,
            answer="" if opens else "Đã trả lời",
            opens=opens,
        )
        entry = VisitEntry(
            unit_id=self.school.unit.id,
            visited_on=day,
            visitor=VisitorEntry(full_name=f"Bà Cúc Ví Dụ {self._deeds}"),
            matters=(matter,),
        )
        receive_visitor(doing=doing(self.school.lan, today=day), entry=entry)

    def _absences(self, drawn: Drawn) -> None:
        for away, stands_in in self.plan.stand_ins.items():
            drawn.begin(f"absence of {away}")
            entry = AbsenceEntry(
                unit_id=self.school.unit.id,
                person_id=getattr(self.school, away).id,
                stand_in_id=getattr(self.school, stands_in).id,
                since=TODAY - timedelta(days=1),
                until=TODAY + timedelta(days=3),
            )
            record_absence(doing=doing(self.school.tu, today=TODAY), entry=entry)

    def _at_the_desk(self, drawn: Drawn) -> FlaskClient:
        drawn.begin("desk")
        return Crawler(self.app).browser("lan")

    def _denounce(self, browser: FlaskClient) -> None:
        day = TODAY - timedelta(days=6)
        if self.plan.way == "feedback":
            said = {"accuses_head": "y", "kind": "feedback", "subject": SUBJECT, "content": SUBJECT}
            with patch.dict(self.app.config, WTF_CSRF_ENABLED=False):
                sent = browser.post("/cases/new", data=said)
            assert sent.headers["Location"].endswith("/reception/above"), sent.status
        came_by = BY_VISIT if self.plan.way == "visit" else BY_LETTER
        entry = SealEntry(unit_id=self.school.unit.id, received_on=day, came_by=came_by, seal_number=SEAL)
        hold_above(doing=doing(self.school.lan, today=day), entry=entry)
        self.secret_ids = tuple(db.session.scalars(select(SealedEntry.id)))

    def _above(self) -> None:
        if self.plan.depth == 0:
            return
        day = TODAY - timedelta(days=5)
        opener = self.van if self.plan.seed % 2 else self.school.binh
        row = db.session.scalars(held_entries(doing(opener, today=day).actor)).one()
        accused = Named(role=PartyRole.ACCUSED, person_id=self.school.minh.id)
        told = HeldDenunciation(
            entry_id=row.id,
            accused=accused,
            subject=SUBJECT,
            via=Via.POST,
            is_anonymous=self.plan.way == "anonymous",
            has_evidence=True,
        )
        case_id = open_held(doing=doing(opener, today=day), told=told)
        self._steps(case_id)
        barred = db.session.scalars(select(Exclusion.id)).all()
        self.secret_ids += (case_id, *barred)

    def _steps(self, case_id: str) -> None:
        # One line for each further depth; only what is complex can be extended (LTC Đ30.2).
        complex_for = {Field.DEGREE: Degree.COMPLEX, Field.CRITERION: ComplexCriterion.SEVERAL_CONTENTS}
        steps: tuple[tuple[tuple[Action, dict[str, object]], ...], ...] = (
            ((Action.ACCEPT, {}),),
            (
                (Action.MARK_COMPLEX, complex_for),
                (Action.EXTEND, {Field.DAYS: 30, Field.SUMMARY: "Nhiều nơi phải hỏi"}),
            ),
            ((Action.CONCLUDE, {Field.FINDING: Finding.RIGHT, Field.SUMMARY: "Đúng"}),),
        )
        for place, taken in enumerate(steps[: max(self.plan.depth - 1, 0)]):
            for action, said in taken:
                take(case_id, self.van, action, TODAY - timedelta(days=4 - place), **said)

    def letters(self) -> list[tuple[object, ...]]:
        """Give every letter that waits for somebody of the units below, without its own id."""
        people = [one.id for one in self.school.everyone if one.unit_id != self.school.commune.id]
        with self.app.app_context():
            found = db.session.scalars(select(OutboxRow).where(OutboxRow.recipient_id.in_(people)))
            return sorted(
                (one.recipient_id, one.kind, one.occasion, one.case_id or "", one.queued_at, one.cancelled_at)
                for one in found
            )

    def words(self) -> list[str]:
        """Give what somebody curious would search for."""
        return [SUBJECT, "nhan tien", SEAL, "TC", f"TC-{TODAY.year}-0001", "Minh Mẫu"]


def _head_above(school: School) -> Somebody:
    with transaction() as session:
        binh = session.get_one(Person, school.binh.id)
        van = Person(
            username="van",
            full_name="Bà Vân Mẫu",
            password_hash=binh.password_hash,
            created_at=MADE_AT,
        )
        session.add(van)
        session.flush()
        unit_id = school.commune.id
        session.add(Appointment(person_id=van.id, unit_id=unit_id, role=Role.HEAD, since=APPOINTED_ON))
    return Somebody(van.id, "van", van.full_name, Role.HEAD, unit_id)


def quicken(app: Flask) -> None:
    """Let a world that lasts seconds wait for no disk."""
    app.config[FORGETFUL] = is_a_file = app.config["CASEBOOK"].database_url.startswith("sqlite")
    if is_a_file:
        let_go(app)  # connections that are made from now on do


MOMENT = datetime(TODAY.year, TODAY.month, TODAY.day, 1, 0, tzinfo=UTC)
PERSONAS = ("minh", "ha", "hai", "lan", "thu", "son", "tu", "mai")
"""Head, deputy, handler, clerk (one of whom stands in for the head), union, inspectorate, administrator,
clerk of another school."""
EXPORTERS = tuple(username for username in PERSONAS if username != "tu")
"""Administrators see no cases."""
