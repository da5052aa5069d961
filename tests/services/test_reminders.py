"""The daily reminder: one letter a person and working day, in hours; what is late goes up once."""

from datetime import UTC, date, datetime, time, timedelta
from threading import Thread

import pytest
from sqlalchemy import select

from casebook.law.commitments import CommitmentOutcome
from casebook.law.vocabulary import Action, Kind
from casebook.records.base import db, transaction
from casebook.records.outbox import OutboxRow
from casebook.records.people import Absence, Appointment, Person
from casebook.records.reminders import Escalation
from casebook.services.absences import AbsenceEntry, record_absence
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.reminder_care import (
    ReminderEntry,
    change_clock_days,
    change_reminders,
    own_days_of,
    reminder_entry_of,
)
from casebook.services.reminders import digest_told, queue_digests
from tests.commitments import committed, ended
from tests.conftest import VIETNAM
from tests.matters import case_of, registered, take
from tests.people import doing

pytestmark = pytest.mark.deep

# A Friday; two working days before it is Wednesday, five the Friday before.
DUE = date(2026, 10, 30)
MORNING = time(8, 0)


@pytest.fixture(autouse=True)
def _inside(app, school):
    with app.app_context():
        with transaction() as session:
            for person in session.scalars(select(Person)):
                person.email = f"{person.username}@vi-du.example"
        yield


def remind(day: date, at: time = MORNING) -> int:
    wall = datetime.combine(day, at, VIETNAM)
    return queue_digests(wall=wall, now=wall.astimezone(UTC))


def letters(school, who: str) -> list[str]:
    db.session.rollback()
    rows = db.session.scalars(
        select(OutboxRow.occasion).where(
            OutboxRow.recipient_id == getattr(school, who).id, OutboxRow.kind == "digest"
        )
    )
    return sorted(occasion.removeprefix("digest.2026-") for occasion in rows)


def each_day(first: date, last: date) -> None:
    day = first
    while day <= last:
        remind(day)
        day += timedelta(days=1)


def test_the_owner_is_told_five_and_two_days_before_on_the_day_and_every_working_day_after(school):
    committed(school, owner_id=school.hai.id, due_on=DUE)
    each_day(date(2026, 10, 19), date(2026, 11, 4))
    before = ["10-23", "10-28", "10-30"]
    assert letters(school, "hai") == [*before, "11-02", "11-03", "11-04"]


def test_the_head_is_told_of_others_work_once_and_only_when_it_is_late(school):
    committed(school, owner_id=school.hai.id, due_on=date(2026, 11, 4))
    each_day(date(2026, 11, 2), date(2026, 11, 10))
    assert letters(school, "minh") == ["11-05"]
    assert letters(school, "ha") == []


def test_once_it_is_done_nobody_is_told_any_more_and_the_letter_has_nothing_to_say(school):
    made = committed(school, owner_id=school.hai.id, due_on=DUE)
    remind(date(2026, 11, 2))
    actor = doing(school.hai, today=date(2026, 11, 2)).actor
    told = digest_told(actor, date(2026, 11, 2))
    assert told is not None
    assert (told.count, told.days) == (1, (DUE,))
    ended(school, made, CommitmentOutcome.KEPT, date(2026, 11, 2))
    assert digest_told(actor, date(2026, 11, 2)) is None
    each_day(date(2026, 11, 3), date(2026, 11, 6))
    assert letters(school, "hai") == ["11-02"]


@pytest.mark.parametrize(
    ("day", "at", "goes_out"),
    [
        pytest.param(date(2026, 11, 2), time(7, 29), False, id="before the hours"),
        pytest.param(date(2026, 11, 2), time(7, 30), True, id="as they begin"),
        pytest.param(date(2026, 11, 2), time(16, 29), True, id="in their last minute"),
        pytest.param(date(2026, 11, 2), time(16, 30), False, id="as they end"),
        pytest.param(date(2026, 10, 31), MORNING, False, id="on a Saturday"),
        pytest.param(date(2026, 11, 24), MORNING, False, id="on a day off of everybody"),
    ],
)
def test_letters_go_out_on_working_days_in_working_hours(school, day, at, goes_out):
    committed(school, owner_id=school.hai.id, due_on=DUE)
    remind(day, at)
    assert bool(letters(school, "hai")) is goes_out


def test_however_often_and_by_however_many_workers_it_is_one_letter(app, school):
    committed(school, owner_id=school.hai.id, due_on=DUE)
    new: list[int] = []

    def work() -> None:
        with app.app_context():
            new.append(remind(date(2026, 11, 2)))

    workers = [Thread(target=work) for _turn in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sum(new) == len(db.session.scalars(select(OutboxRow).where(OutboxRow.kind == "digest")).all())
    assert letters(school, "hai") == ["11-02"]
    told = db.session.scalars(select(Escalation).where(Escalation.person_id == school.minh.id)).all()
    assert len(told) == 1
    assert remind(date(2026, 11, 2), time(15, 0)) == 0


def test_three_days_without_a_worker_are_caught_up_with_one_letter(school):
    """What passed its two days, and its last day, while nobody reminded is told once on return."""
    committed(school, owner_id=school.hai.id, due_on=DUE, topic="Đã quá hạn")
    committed(school, owner_id=school.lan.id, due_on=date(2026, 11, 3), topic="Sắp đến hạn")
    each_day(date(2026, 10, 19), date(2026, 10, 27))
    seen = {who: letters(school, who) for who in ("hai", "lan", "minh")}
    # 28, 29 and 30 October pass without a worker; it comes back on Monday at noon.
    each_day(date(2026, 11, 2), date(2026, 11, 2))
    remind(date(2026, 11, 2), time(12, 0))
    assert letters(school, "hai") == [*seen["hai"], "11-02"]
    assert letters(school, "lan") == [*seen["lan"], "11-02"]
    assert [one for one in letters(school, "minh") if one not in seen["minh"]] == ["11-02"]
    remind(date(2026, 11, 3))
    assert [one for one in letters(school, "minh") if one not in seen["minh"]] == ["11-02"]


def test_a_letter_that_could_not_go_out_gives_way_to_the_next_one(school):
    committed(school, owner_id=school.hai.id, due_on=DUE)
    each_day(date(2026, 11, 2), date(2026, 11, 4))
    theirs = select(OutboxRow).where(OutboxRow.recipient_id == school.hai.id).order_by(OutboxRow.occasion)
    waits = [row.cancelled_at is None for row in db.session.scalars(theirs)]
    assert waits == [False, False, True]


def test_who_stands_in_is_told_in_place_of_who_is_away(school):
    committed(school, owner_id=school.lan.id, due_on=DUE)
    away = AbsenceEntry(
        unit_id=school.unit.id,
        person_id=school.lan.id,
        stand_in_id=school.hai.id,
        since=date(2026, 10, 26),
        until=date(2026, 10, 28),
    )
    record_absence(doing=doing(school.minh, today=date(2026, 10, 26)), entry=away)
    remind(date(2026, 10, 28))
    assert (letters(school, "hai"), letters(school, "lan")) == (["10-28"], [])
    assert db.session.scalars(select(Absence)).one().stand_in_id == school.hai.id


def test_the_head_is_told_in_time_where_the_owner_has_left(school):
    # In the middle of a month, so that the head's own reception day is far away.
    committed(school, owner_id=school.hai.id, due_on=date(2026, 11, 13))
    with transaction() as session:
        held = session.scalars(select(Appointment).where(Appointment.person_id == school.hai.id)).one()
        held.until = date(2026, 10, 15)
    remind(date(2026, 11, 5))
    assert letters(school, "minh") == []
    remind(date(2026, 11, 6))
    assert (letters(school, "minh"), letters(school, "hai")) == (["11-06"], [])


def test_nobody_without_an_address_gets_a_letter_that_could_not_go_out(school):
    with transaction() as session:
        session.get_one(Person, school.hai.id).email = ""
    committed(school, owner_id=school.hai.id, due_on=DUE)
    remind(date(2026, 11, 2))
    assert letters(school, "hai") == []


def test_a_case_reminds_its_handler_and_goes_up_when_it_is_late(school):
    case = registered(school, kind=Kind.PETITION, received_on=date(2026, 11, 11), today=date(2026, 11, 11))
    take(case, school.minh, Action.ASSIGN_VERIFICATION, date(2026, 11, 12), handler=school.hai.id)
    due_on = case_of(case).next_due_on
    assert due_on == date(2026, 11, 26)
    each_day(due_on, due_on)
    assert letters(school, "hai") == ["11-26"]
    assert told_to(school.minh) == []
    each_day(date(2026, 11, 27), date(2026, 11, 30))
    assert letters(school, "hai") == ["11-26", "11-27", "11-30"]
    assert told_to(school.minh) == [(f"due_case:{case}:20261126", date(2026, 11, 27))]
    for watches in ("ha", "lan", "binh", "thu", "tu", "mai"):
        assert letters(school, watches) == []


def told_to(somebody) -> list[tuple[str, date]]:
    """Give what was told somebody as overdue work of others, and when."""
    db.session.rollback()
    return [
        (row.due_key, row.told_on)
        for row in db.session.scalars(select(Escalation).where(Escalation.person_id == somebody.id))
    ]


def settle(school, **changed) -> None:
    values = {"opens_at": time(7, 30), "closes_at": time(16, 30), "by_mail": True, "days": "5,2,0"}
    entry = ReminderEntry(**(values | changed))
    change_reminders(doing=doing(school.tu, today=DUE), unit_id=school.unit.id, entry=entry, seen=None)


def test_a_unit_settles_its_days_its_hours_and_whether_by_mail(school):
    settle(school, days="1; 10 3,3", opens_at=time(9, 0))
    assert reminder_entry_of(school.unit.id).days == "10,3,1"
    committed(school, owner_id=school.hai.id, due_on=DUE)
    each_day(date(2026, 10, 12), date(2026, 10, 30))
    assert letters(school, "hai") == []
    for day in (date(2026, 10, 16), date(2026, 10, 27), date(2026, 10, 29)):
        remind(day, time(9, 0))
    assert letters(school, "hai") == ["10-16", "10-27", "10-29"]
    settle(school, by_mail=False)
    remind(date(2026, 11, 2))
    assert letters(school, "hai") == ["10-16", "10-27", "10-29"]


def test_one_clock_has_days_of_its_own_until_they_are_taken_away(school):
    def one_clock(days: str) -> None:
        change_clock_days(
            doing=doing(school.tu, today=DUE), unit_id=school.unit.id, clock="KN-06", days=days, seen=None
        )

    one_clock("7,1")
    assert own_days_of(school.unit.id) == {"KN-06": "7,1"}
    one_clock("")
    assert own_days_of(school.unit.id) == {}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        pytest.param({"days": "five"}, "days", id="a word"),
        pytest.param({"days": "31"}, "days", id="too far"),
        pytest.param({"days": "-1"}, "days", id="below nothing"),
        pytest.param({"days": "²"}, "days", id="no plain digit"),
        pytest.param({"days": " , "}, "days", id="none at all"),
        pytest.param({"days": ",".join(map(str, range(31)))}, "days", id="too many"),
        pytest.param({"closes_at": time(7, 30)}, "closes_at", id="no hour between"),
    ],
)
def test_senseless_settings_are_refused_at_their_field(school, changed, field):
    with pytest.raises(Refused) as refused:
        settle(school, **changed)
    assert refused.value.field == field


def test_only_who_manages_the_unit_settles_it(school):
    entry = reminder_entry_of(school.unit.id)
    for somebody in (school.minh, school.lan, school.mai):
        with pytest.raises(NotAllowed):
            change_reminders(doing=doing(somebody, today=DUE), unit_id=school.unit.id, entry=entry, seen=None)


def test_the_command_says_how_many_letters_are_new(app, school, clock):
    clock.to(date(2026, 11, 2))
    committed(school, owner_id=school.hai.id, due_on=DUE)
    run = app.test_cli_runner()
    assert run.invoke(args=["casebook", "remind"]).output == "2 new letters wait in the outbox.\n"
    assert run.invoke(args=["casebook", "remind"]).output == "0 new letters wait in the outbox.\n"
