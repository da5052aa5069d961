"""Who denounces is sealed once with a key of its own, and kept on a machine only where that was chosen."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select, text, update

from casebook.law.envelopes import Movement
from casebook.law.identities import IdentityField, IdentityMode
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.identities import Identity, IdentityOpening
from casebook.records.units import Installation
from casebook.records.visits import SealedEntry
from casebook.services.absences import AbsenceEntry, record_absence
from casebook.services.envelopes import MovementEntry, record_movement
from casebook.services.holding import hold_above
from casebook.services.identities import opened, seal_identity
from casebook.services.identity_modes import (
    choose_identity_mode,
    identity_mode,
    may_choose_mode,
    refuse_identities_on_open_network,
)
from casebook.services.refusals import NotAllowed, NotConfirmed, Refused
from casebook.services.sealed_book import SealEntry, hand_over_sealed
from casebook.vault.envelopes import KeyDestroyed
from casebook.vault.sealing import SealBroken
from tests.identities import DENOUNCER, SECRETS, TODAY, approved, at, choose, denounced, sealed
from tests.people import School, settle_school

pytestmark = pytest.mark.deep


@pytest.fixture
def school(app: Flask) -> Iterator[School]:
    with app.app_context():
        made = settle_school()
        choose(IdentityMode.SEALED_DIGITAL)
        yield made


def seal(school: School, row: SealedEntry, who: str = "lan", *, minutes: float = 0, lan: bool = True) -> None:
    seal_identity(
        doing=at(getattr(school, who), minutes=minutes),
        entry_id=row.id,
        denouncer=DENOUNCER,
        isolated_lan=lan,
    )


def the_identity() -> Identity:
    db.session.rollback()
    return db.session.scalars(select(Identity)).one()


def test_what_was_sealed_opens_field_by_field(school):
    seal(school, sealed(school))
    assert dict(opened(the_identity(), (IdentityField.REACH, IdentityField.NAME))) == {
        IdentityField.REACH: DENOUNCER.reach,
        IdentityField.NAME: DENOUNCER.name,
    }


def test_neither_the_database_nor_its_lengths_tell_who_it_is(school):
    seal(school, sealed(school))
    one = the_identity()
    values = [bytes(getattr(one, field)) for field in IdentityField]
    assert len({len(value) for value in values}) == 1
    assert not [secret for secret in SECRETS if any(secret.encode() in value for value in values)]
    lines = [str(row.particulars) for row in db.session.scalars(select(AuditRow))]
    assert not [secret for secret in SECRETS if any(secret in line for line in lines)]


@pytest.fixture
def held(school) -> SealedEntry:
    """What accuses the head: entered by the clerk, held by the unit above."""
    entry = SealEntry(unit_id=school.unit.id, received_on=TODAY, came_by="letter", seal_number="NP-40")
    hold_above(doing=at(school.lan), entry=entry)
    return db.session.scalars(select(SealedEntry).where(SealedEntry.from_unit_id.is_not(None))).one()


def opens(school: School, row: SealedEntry, kind: Movement = Movement.READ) -> None:
    told = MovementEntry(
        entry_id=row.id,
        kind=kind,
        on_day=TODAY,
        done_by_id=school.binh.id,
        read_by=(school.binh.id,),
        seal_number="NP-41",
    )
    record_movement(doing=at(school.binh), told=told)


def test_whoever_opened_what_is_held_above_seals_it_within_an_hour_and_nobody_else(school, held):
    with pytest.raises(NotAllowed):
        seal(school, held, "binh")
    opens(school, held)
    for who in ("minh", "ha", "hai", "thu", "son", "tu", "mai"):
        with pytest.raises(NotAllowed):
            seal(school, held, who)
    with pytest.raises(NotAllowed):
        seal(school, held, "binh", minutes=61)
    seal(school, held, "binh", minutes=59)
    assert the_identity().entered_by_id == school.binh.id


@pytest.mark.parametrize("kind", [Movement.RESEALED, Movement.RECEIVED_ABOVE])
def test_an_envelope_that_stayed_closed_lets_nobody_seal_it(school, held, kind):
    opens(school, held, kind)
    with pytest.raises(NotAllowed):
        seal(school, held, "binh")


@pytest.mark.parametrize("away", ["minh", "ha"])
def test_the_clerk_of_what_is_held_above_does_not_while_standing_in_for_who_leads(school, held, away):
    entry = AbsenceEntry(
        unit_id=school.unit.id,
        person_id=getattr(school, away).id,
        stand_in_id=school.lan.id,
        since=TODAY,
        until=TODAY,
    )
    record_absence(doing=at(school.tu), entry=entry)
    with pytest.raises(NotAllowed):
        seal(school, held, "lan", minutes=1)


def test_a_value_opens_in_its_own_place_only(school):
    seal(school, sealed(school))
    with transaction() as session:
        one = session.scalars(select(Identity)).one()
        one.name, one.address = one.address, one.name
    with pytest.raises(SealBroken):
        opened(the_identity(), (IdentityField.NAME,))


def test_whoever_holds_no_key_any_more_opens_nothing(school):
    seal(school, sealed(school))
    with transaction() as session:
        session.execute(update(Identity).values(data_key=None))
    with pytest.raises(KeyDestroyed):
        opened(the_identity(), (IdentityField.NAME,))


def test_it_is_sealed_once(school):
    row = sealed(school)
    seal(school, row)
    with pytest.raises(Refused):
        seal(school, row)
    assert repr(DENOUNCER) == "Denouncer(…)"


@pytest.mark.parametrize("who", ["minh", "ha", "hai", "thu", "son", "binh", "tu", "mai"])
def test_nobody_else_seals_it(school, who):
    with pytest.raises(NotAllowed):
        seal(school, sealed(school), who)


@pytest.mark.parametrize(("minutes", "in_time"), [(60, True), (60.02, False)])
def test_it_is_sealed_at_the_moment_of_sealing(school, minutes, in_time):
    row = sealed(school)
    if in_time:
        seal(school, row, minutes=minutes)
        return
    with pytest.raises(NotAllowed):
        seal(school, row, minutes=minutes)


def test_once_the_envelope_is_gone_nothing_is_typed(school):
    row = sealed(school)
    hand_over_sealed(doing=at(school.lan), entry_id=row.id, handed_to="UBND phường Mẫu", handed_on=TODAY)
    with pytest.raises(NotAllowed):
        seal(school, row)


def test_on_paper_or_on_an_open_network_there_is_no_place_for_a_name(school):
    with pytest.raises(NotAllowed):
        seal(school, sealed(school), lan=False)
    choose(IdentityMode.SEALED_PAPER)
    with pytest.raises(NotAllowed):
        seal(school, sealed(school, "NP-02"))


def test_paper_is_what_an_installation_begins_with(app):
    with app.app_context():
        settle_school()
        assert identity_mode() is IdentityMode.SEALED_PAPER
        refuse_identities_on_open_network(isolated_lan=False)


@pytest.mark.parametrize("who", ["lan", "minh", "ha", "hai", "thu", "son", "tu", "mai"])
def test_below_the_topmost_office_nobody_chooses(school, who):
    assert not may_choose_mode(at(getattr(school, who)))
    with pytest.raises(NotAllowed):
        choose_identity_mode(
            doing=at(getattr(school, who)), mode=IdentityMode.SEALED_PAPER, isolated_lan=True
        )


def test_the_superior_of_the_topmost_office_chooses_and_proves_who_they_are(school):
    told = {"mode": IdentityMode.SEALED_PAPER, "isolated_lan": True}
    with pytest.raises(NotConfirmed):
        choose_identity_mode(doing=at(school.binh, confirmed=False), **told)
    choose_identity_mode(doing=at(school.binh), **told)
    assert identity_mode() is IdentityMode.SEALED_PAPER
    line = db.session.scalars(
        select(AuditRow).where(AuditRow.deed == "installation.identity_mode_chosen")
    ).one()
    assert line.particulars == {"mode": "sealed_paper"}


def test_the_machine_is_not_chosen_on_an_open_network(school):
    choose(IdentityMode.SEALED_PAPER)
    with pytest.raises(Refused) as refused:
        choose_identity_mode(doing=at(school.binh), mode=IdentityMode.SEALED_DIGITAL, isolated_lan=False)
    assert "CASEBOOK_ISOLATED_LAN=1" in refused.value.vi
    assert identity_mode() is IdentityMode.SEALED_PAPER


def test_start_up_refuses_identities_on_an_open_network_until_they_are_destroyed(school):
    refuse_identities_on_open_network(isolated_lan=True)
    with pytest.raises(Refused):
        refuse_identities_on_open_network(isolated_lan=False)
    seal(school, sealed(school))
    with transaction() as session:
        session.get_one(Installation, 1).identity_mode = IdentityMode.SEALED_PAPER
    with pytest.raises(Refused):
        refuse_identities_on_open_network(isolated_lan=False)
    with transaction() as session:
        session.execute(update(Identity).values(data_key=None))
    refuse_identities_on_open_network(isolated_lan=False)


def test_reasons_stand_sealed_under_the_key_of_the_case(school):
    approved(school, denounced(school))
    stored = db.session.execute(text("SELECT reason, decision FROM identity_openings")).one()
    assert "xác minh" not in stored.reason
    assert "cần" not in stored.decision
    row = db.session.scalars(select(IdentityOpening)).one()
    assert (row.reason, row.decision) == ("Cần hẹn làm việc để xác minh.", "Đúng là cần.")
    assert row.decided_on == date(2026, 11, 23)
