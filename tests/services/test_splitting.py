"""A letter with several contents becomes several cases: same day, same people, its own kind each."""

from datetime import date

import pytest
from sqlalchemy import func, select

from casebook.law.choices import Via
from casebook.law.vocabulary import Action, EventType, Kind
from casebook.records.audit import Counter
from casebook.records.base import db
from casebook.records.case_ties import CaseTie, TieKind, letters_per_case
from casebook.records.cases import Case
from casebook.services.refusals import GoesAbove, NotAllowed, Refused, Stale
from casebook.services.splitting import PartEntry, Splitting, split_case
from tests.matters import case_of, registered, take
from tests.people import CITIZEN, doing

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 6)
PARTS = (
    PartEntry(kind=Kind.PETITION, subject="Kiến nghị sửa mái nhà xe", content="Mái nhà xe bị dột."),
    PartEntry(
        kind=Kind.COMPLAINT,
        subject="Khiếu nại việc thu tiền",
        contested_decision="Thông báo thu số 3",
        contested_known_on=date(2026, 10, 20),
    ),
)


@pytest.fixture
def here(app, school):
    with app.app_context():
        yield school


def split(school, case_id, *, by=None, parts=PARTS, version=None, key="k" * 32) -> list[str]:
    splitting = Splitting(
        version=case_of(case_id).version if version is None else version,
        parts=parts,
        document_number="5/HD-THM",
        signer="Thầy Minh Mẫu",
        request_key=key,
    )
    return split_case(doing=doing(by or school.lan, today=TODAY), case_id=case_id, splitting=splitting)


def test_each_content_is_a_case_of_the_same_day_and_people_tied_to_the_first(here):
    origin = registered(here)
    petition, complaint = (case_of(made) for made in split(here, origin))
    assert (petition.kind, complaint.kind) == (Kind.PETITION, Kind.COMPLAINT)
    for made in (petition, complaint):
        assert (made.received_on, made.via) == (date(2026, 11, 2), Via.POST)
        assert made.complainant_name == CITIZEN
        assert made.unit_id == here.unit.id
    assert petition.content == "Mái nhà xe bị dột."
    assert complaint.content == case_of(origin).content  # nothing is typed twice
    ties = db.session.scalars(select(CaseTie)).all()
    assert {(tie.case_id, tie.kind, tie.other_id) for tie in ties} == {
        (petition.id, TieKind.SPLIT_FROM, origin),
        (complaint.id, TieKind.SPLIT_FROM, origin),
    }


def test_the_parts_are_letters_of_their_own_day_that_say_where_they_come_from(here):
    origin = registered(here)
    made = split(here, origin)
    first = case_of(origin).letters[0]
    for case_id in made:
        part = case_of(case_id).letters[0]
        assert part.part_of_id == first.id
        assert part.received_on == first.received_on
        assert part.number != first.number
    counted = db.session.execute(letters_per_case(select(Case))).all()
    assert {row[0]: row[1] for row in counted} == {origin: 1, made[0]: 1, made[1]: 1}


def test_the_sender_is_guided_and_the_journal_says_so(here):
    origin = registered(here)
    split(here, origin)
    note = case_of(origin).journal[-1]
    assert note.type is EventType.NOTED
    assert note.paper["about"] == "split"
    assert (note.paper["parts"], note.paper["document_number"]) == ("2", "5/HD-THM")


def test_the_clocks_of_a_part_run_from_the_day_the_letter_came(here):
    origin = registered(here)
    petition, complaint = split(here, origin)
    # Received on Monday 02/11: ten working days for the notice, seven to accept a complaint.
    assert ("KNPA-01", date(2026, 11, 16)) in [(c.rule, c.due_on) for c in case_of(petition).clocks]
    assert ("KN-02", date(2026, 11, 11)) in [(c.rule, c.due_on) for c in case_of(complaint).clocks]


def test_sent_twice_it_splits_once(here):
    origin = registered(here)
    made = split(here, origin)
    assert split(here, origin, version=1) == made
    assert db.session.scalar(select(func.count()).select_from(Case)) == 3


def test_a_stale_form_a_closed_case_or_no_content_splits_nothing(here):
    origin = registered(here)
    with pytest.raises(Stale):
        split(here, origin, version=9)
    with pytest.raises(Refused, match="no content"):
        split(here, origin, parts=())
    take(origin, here.lan, Action.FILE_AWAY, TODAY)
    take(origin, here.minh, Action.NOTIFY_OUTCOME, TODAY)
    take(origin, here.minh, Action.CLOSE, TODAY)
    with pytest.raises(Refused, match="is over"):
        split(here, origin)
    assert db.session.scalar(select(func.count()).select_from(Case)) == 1


def test_a_denunciation_is_never_split_off(here):
    origin = registered(here)
    with pytest.raises(Refused, match="enunciation"):
        split(here, origin, parts=(PartEntry(kind=Kind.DENUNCIATION, subject="Không được ghi"),))
    assert db.session.scalar(select(func.count()).select_from(Case)) == 1


def test_what_accuses_the_head_is_split_off_by_nobody_and_takes_no_number(here):
    origin = registered(here)
    before = everything_numbered()
    accusing = PartEntry(kind=Kind.FEEDBACK, subject="Không được ghi", accuses_head=True)
    for parts in ((accusing,), (*PARTS, accusing)):
        with pytest.raises(GoesAbove):
            split(here, origin, parts=parts)
    assert everything_numbered() == before
    assert case_of(origin).version == 1


def everything_numbered() -> dict[tuple[str, str], int]:
    db.session.rollback()
    counted = db.session.execute(select(Counter.unit_id, Counter.register, Counter.last))
    return {(unit_id, register): last for unit_id, register, last in counted}


def test_whoever_may_not_see_the_letter_splits_nothing(here):
    origin = registered(here, concerns_democracy=True)
    for stranger in (here.mai, here.thu, here.binh, here.tu):
        with pytest.raises(NotAllowed):
            split(here, origin, by=stranger)
