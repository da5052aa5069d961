"""Commitments: who may make, follow, settle and replace them, and what stays when they change."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask, current_app

from casebook.law.commitments import CommitmentOutcome, CommitmentState
from casebook.records.attachments import files_of_commitment
from casebook.records.base import db, transaction
from casebook.records.commitments import Commitment
from casebook.services import settling_commitments
from casebook.services.absences import AbsenceEntry, record_absence
from casebook.services.commitments import add_commitment
from casebook.services.handing_out import give_out
from casebook.services.overtaken import Overtaken
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sent_twice import SentForm
from casebook.services.settling_commitments import (
    End,
    NewOwner,
    Progress,
    Replacement,
    hand_over_commitment,
    note_progress,
    replace_commitment,
    seen_end,
    seen_owner,
    settle_commitment,
)
from casebook.services.uploads import Handed
from casebook.vault.safe import Safe
from casebook.vault.storage import Folder
from tests import handed
from tests.commitments import DUE_ON, MADE_ON, TODAY, commitment, committed, ended, entry
from tests.people import doing

KEPT, BROKEN, REPLACED = CommitmentOutcome.KEPT, CommitmentOutcome.BROKEN, CommitmentOutcome.REPLACED
PHOTO = Handed(name="ảnh nghiệm thu.jpg", data=handed.picture())


@pytest.fixture(autouse=True)
def _inside(app: Flask):
    with app.app_context():
        yield


@pytest.fixture
def safe(tmp_path) -> Safe:
    return Safe(current_app.config["KEYS"], Folder(tmp_path / "data" / "files"))


def by(somebody, today=TODAY):
    return doing(somebody, today=today)


def progress(**changed):
    values = {"on_day": date(2026, 10, 12), "told": "Đã ký hợp đồng sửa chữa", "request_key": "p1"}
    return Progress(**(values | changed))


def end(outcome=KEPT, on=DUE_ON, note="Nghiệm thu ngày 30/10"):
    return End(outcome=outcome, settled_on=on, settled_note=note)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"topic": "  "}, "topic"),
        ({"content": ""}, "content"),
        ({"made_on": date(2026, 11, 17), "due_on": date(2026, 11, 17)}, "made_on"),
        ({"due_on": date(2026, 9, 30)}, "due_on"),
    ],
)
def test_a_commitment_that_cannot_be_followed_is_refused_at_its_field(school, changed, field):
    with pytest.raises(Refused) as refused:
        committed(school, today=TODAY, **changed)
    assert refused.value.field == field
    assert db.session.query(Commitment).count() == 0


@pytest.mark.parametrize("who", ["thu", "son", "tu", "mai", "binh"])
def test_only_who_works_there_and_follows_dialogues_can_own_a_commitment(school, who):
    with pytest.raises(Refused) as refused:
        committed(school, owner_id=getattr(school, who).id)
    assert refused.value.field == "owner_id"


@pytest.mark.parametrize("who", ["hai", "thu", "son", "tu", "mai", "binh"])
def test_who_keeps_no_dialogues_of_the_unit_makes_no_commitment(school, who):
    with pytest.raises(NotAllowed), transaction() as session:
        add_commitment(
            session,
            by(getattr(school, who)),
            unit_id=school.unit.id,
            source="promised_at_dialogue",
            entry=entry(school),
        )


def test_the_owner_and_leaders_tell_how_it_goes_on_and_nobody_else(school, safe):
    made = committed(school)
    for who, key in ((school.ha, "a"), (school.minh, "b")):
        told = progress(request_key=key)
        first = note_progress(doing=by(who), commitment_id=made, progress=told, safe=safe)
        assert note_progress(doing=by(who), commitment_id=made, progress=told, safe=safe) == first
    for who in (school.lan, school.hai, school.thu, school.son, school.tu, school.mai, school.binh):
        with pytest.raises(NotAllowed):
            note_progress(doing=by(who), commitment_id=made, progress=progress(request_key="c"), safe=safe)
    assert len(commitment(made).notes) == 2


def test_whoever_stands_in_for_the_owner_tells_how_it_goes_on(school, safe):
    made = committed(school, owner_id=school.lan.id)
    with pytest.raises(NotAllowed):
        note_progress(doing=by(school.hai), commitment_id=made, progress=progress(), safe=safe)
    away = AbsenceEntry(
        unit_id=school.unit.id,
        person_id=school.lan.id,
        stand_in_id=school.hai.id,
        since=TODAY,
        until=TODAY,
    )
    record_absence(doing=by(school.minh), entry=away)
    note_progress(doing=by(school.hai), commitment_id=made, progress=progress(), safe=safe)
    assert [note.recorded_by_id for note in commitment(made).notes] == [school.hai.id]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"on_day": date(2026, 9, 30)}, "on_day"),
        ({"on_day": date(2026, 11, 17)}, "on_day"),
        ({"told": " "}, "told"),
        ({"files": (Handed(name="x.exe", data=b"MZ"),)}, "files"),
    ],
)
def test_a_note_that_is_wrong_keeps_nothing(school, safe, changed, field):
    made = committed(school)
    with pytest.raises(Refused) as refused:
        note_progress(doing=by(school.ha), commitment_id=made, progress=progress(**changed), safe=safe)
    assert refused.value.field == field
    assert commitment(made).notes == []


def test_evidence_is_taken_by_who_follows_the_dialogues_and_by_nobody_else(school, safe):
    made = committed(school)
    told = progress(files=(PHOTO,))
    note_progress(doing=by(school.ha), commitment_id=made, progress=told, safe=safe)
    note_progress(doing=by(school.ha), commitment_id=made, progress=told, safe=safe)
    (row,) = files_of_commitment(by(school.lan).actor, made)
    for who in (school.lan, school.minh, school.ha, school.hai, school.thu, school.son):
        given = give_out(doing=by(who), file_id=row.id, safe=safe, clean=False)
        assert (given.name, given.data) == (PHOTO.name, PHOTO.data)
    for who in (school.tu, school.mai, school.binh):
        assert files_of_commitment(by(who).actor, made) == []
        with pytest.raises(NotAllowed):
            give_out(doing=by(who), file_id=row.id, safe=safe, clean=False)


def test_a_note_broken_off_after_its_files_is_written_when_it_is_sent_again(school, safe, monkeypatch):
    made = committed(school)
    somebody, told = by(school.ha), progress(files=(PHOTO,))

    def sent(sending):
        form = SentForm(digest="d" * 64, sending=sending)
        note_progress(doing=replace(somebody, form=form), commitment_id=made, progress=told, safe=safe)

    with monkeypatch.context() as broken:
        broken.setattr(settling_commitments, "_add_note", lambda *_given, **_named: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            sent("first")
    assert commitment(made).notes == []
    sent("second")
    assert len(commitment(made).notes) == 1
    assert len(files_of_commitment(somebody.actor, made)) == 1


@pytest.mark.parametrize("who", ["lan", "hai", "thu", "son", "tu", "mai", "binh"])
def test_only_leaders_settle_replace_and_hand_over(school, who):
    made, somebody = committed(school, owner_id=school.hai.id), by(getattr(school, who))
    new = Replacement(entry=entry(school, made_on=TODAY, due_on=TODAY), reason="Lý do", request_key="r")
    for deed in (
        lambda: settle_commitment(doing=somebody, commitment_id=made, end=end()),
        lambda: replace_commitment(doing=somebody, commitment_id=made, replacement=new),
        lambda: hand_over_commitment(
            doing=somebody, commitment_id=made, to=NewOwner(owner_id=school.ha.id, reason="Lý do")
        ),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert commitment(made).outcome is None


@pytest.mark.parametrize(
    ("ending", "field"),
    [
        (end(on=date(2026, 9, 30)), "settled_on"),
        (end(on=date(2026, 11, 17)), "settled_on"),
        (end(BROKEN, note="  "), "settled_note"),
        (end(REPLACED), "outcome"),
    ],
)
def test_an_end_that_cannot_be_is_refused_at_its_field(school, ending, field):
    made = committed(school)
    with pytest.raises(Refused) as refused:
        settle_commitment(doing=by(school.minh), commitment_id=made, end=ending)
    assert refused.value.field == field
    assert commitment(made).outcome is None


def test_an_end_put_right_keeps_the_earlier_one_as_a_note(school):
    made = committed(school)
    ended(school, made, KEPT, DUE_ON, note="Đã nghiệm thu")
    ended(school, made, BROKEN, date(2026, 11, 9), note="Nhà thầu bỏ dở")
    now = commitment(made)
    assert now.state_on(TODAY) is CommitmentState.BROKEN
    assert [note.told for note in now.notes] == [
        "Sửa kết quả đã ghi. Trước đó: Đã thực hiện, ngày 30/10/2026. Đã nghiệm thu"
    ]


def test_who_settles_from_what_no_longer_stands_is_told_what_does(school):
    made = committed(school)
    seen = seen_end(commitment(made))
    ended(school, made, KEPT, DUE_ON, note="Đã nghiệm thu")
    with pytest.raises(Overtaken) as told:
        settle_commitment(
            doing=by(school.ha), commitment_id=made, end=end(BROKEN, note="Chưa xong"), seen=seen
        )
    assert told.value.theirs == {"outcome": KEPT, "settled_note": "Đã nghiệm thu"}
    settle_commitment(
        doing=by(school.ha), commitment_id=made, end=end(BROKEN, note="Chưa xong"), seen=told.value.seen
    )
    assert commitment(made).outcome is BROKEN


def test_a_replaced_commitment_and_the_new_one_name_each_other(school):
    made = committed(school)
    new = Replacement(
        entry=entry(school, content="Sửa xong trước Tết", made_on=date(2026, 11, 2), due_on=TODAY),
        reason="Nhà thầu chậm giao vật tư",
        request_key="r",
    )
    got = replace_commitment(doing=by(school.minh), commitment_id=made, replacement=new)
    assert replace_commitment(doing=by(school.minh), commitment_id=made, replacement=new) == got
    old = commitment(made)
    assert (old.outcome, old.settled_on, old.replaced_by_id) == (REPLACED, date(2026, 11, 2), got)
    assert old.settled_note == new.reason
    assert commitment(got).state_on(TODAY) is CommitmentState.OPEN
    for deed in (
        lambda: settle_commitment(doing=by(school.minh), commitment_id=made, end=end()),
        lambda: replace_commitment(
            doing=by(school.minh), commitment_id=made, replacement=replace(new, request_key="other")
        ),
        lambda: hand_over_commitment(
            doing=by(school.minh), commitment_id=made, to=NewOwner(owner_id=school.lan.id, reason="Lý do")
        ),
    ):
        with pytest.raises(Refused):
            deed()


def test_the_key_of_a_form_of_another_commitment_writes_nothing(school, safe):
    one, two = committed(school), committed(school)
    new = Replacement(entry=entry(school, made_on=TODAY, due_on=TODAY), reason="Lý do", request_key="k")
    replace_commitment(doing=by(school.minh), commitment_id=one, replacement=new)
    note_progress(doing=by(school.ha), commitment_id=two, progress=progress(), safe=safe)
    third = committed(school)
    with pytest.raises(NotAllowed):
        replace_commitment(doing=by(school.minh), commitment_id=third, replacement=new)
    with pytest.raises(NotAllowed):
        note_progress(doing=by(school.ha), commitment_id=third, progress=progress(), safe=safe)
    assert commitment(third).outcome is None
    assert commitment(third).notes == []


def test_a_replacement_needs_a_reason_and_comes_after_the_commitment(school):
    made = committed(school)
    new = Replacement(entry=entry(school, made_on=TODAY, due_on=TODAY), reason="Lý do", request_key="r")
    earlier = entry(school, made_on=date(2026, 9, 1), due_on=TODAY)
    for wrong, field in ((replace(new, reason=" "), "reason"), (replace(new, entry=earlier), "made_on")):
        with pytest.raises(Refused) as refused:
            replace_commitment(doing=by(school.minh), commitment_id=made, replacement=wrong)
        assert refused.value.field == field
    assert db.session.query(Commitment).count() == 1


def test_another_owner_is_noted_with_the_reason(school):
    made = committed(school)
    seen = seen_owner(commitment(made))
    to = NewOwner(owner_id=school.hai.id, reason="Cô Hà đi học")
    hand_over_commitment(doing=by(school.minh), commitment_id=made, to=to, seen=seen)
    now = commitment(made)
    assert now.owner_id == school.hai.id
    assert [note.told for note in now.notes] == ["Giao lại: Cô Hà Mẫu → Thầy Hải Mẫu. Cô Hà đi học"]
    third = NewOwner(owner_id=school.lan.id, reason="Lý do")
    with pytest.raises(Overtaken):
        hand_over_commitment(doing=by(school.ha), commitment_id=made, to=third, seen=seen)
    for wrong, field in (
        (replace(third, owner_id=school.mai.id), "owner_id"),
        (replace(third, reason=""), "reason"),
    ):
        with pytest.raises(Refused) as refused:
            hand_over_commitment(doing=by(school.minh), commitment_id=made, to=wrong)
        assert refused.value.field == field
    assert commitment(made).made_on == MADE_ON
