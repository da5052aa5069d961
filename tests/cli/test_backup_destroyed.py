"""What was destroyed by decision stays destroyed, whichever older back-up is restored."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from casebook.cli import start
from casebook.cli.backup import storage_of
from casebook.law.choices import Via
from casebook.law.denounced import About
from casebook.law.envelopes import Movement
from casebook.law.vocabulary import Action, Kind
from casebook.records import migrate
from casebook.records.base import db, transaction
from casebook.records.dumps import lines_of, tables_of
from casebook.records.envelopes import EnvelopeMovement, movements_of
from casebook.records.retention import destruction_of
from casebook.services.attaching import Parcel, attach_files
from casebook.services.denouncing import Denunciation, open_denunciation
from casebook.services.destroyed_list import FILE, read_list
from casebook.services.destroying import GONE, DestructionEntry, destroy_letters
from casebook.services.envelopes import append_movement
from casebook.services.handing_out import give_out
from casebook.services.refusals import Refused
from casebook.services.sealed_book import SealEntry, seal_entry
from casebook.services.uploads import Handed
from casebook.vault.keys import FILE as KEY_FILE
from casebook.vault.recovery import RecoveryKey
from casebook.vault.safe import Safe
from tests import handed
from tests.cli.test_backup import backups
from tests.matters import CITIZEN, COMPLAINANT, case_of, registered, take
from tests.people import School, doing

# A back-up counts once it was restored: each of these does so.
pytestmark = pytest.mark.slow

RECEIVED, FILED, DAY = date(2025, 10, 1), date(2025, 10, 6), date(2026, 10, 7)
SAID = "Đề nghị sửa mái hiên dãy nhà phía đông"
TOLD = "Tố cáo việc thu tiền ngoài quy định"
STAYS = "Việc khác còn đang giải quyết"
WORDS = (SAID, TOLD, CITIZEN, "mai hien", "0900 000 007", "Nhân viên thư viện")
PAPER = Handed(name="đơn.pdf", data=handed.pdf())

OTHER = replace(COMPLAINANT, full_name="Bà Bình Ví Dụ", phone="0900 000 008")

Restore = Callable[..., Result]


@dataclass(frozen=True)
class World:
    """A back-up with letters in it, and the decision that destroyed them afterwards."""

    app: Flask
    school: School
    gone: tuple[str, str]
    kept: str
    file_id: str
    backup: Path


@pytest.fixture
def world(app: Flask, school: School, clock, paper: RecoveryKey) -> World:
    """An open petition and a denunciation filed away for a year: backed up, then destroyed by decision."""
    clock.to(DAY)
    with app.app_context():
        petition, file_id = _petition(app, school)
        gone = (petition, _denunciation(school))
        kept = registered(school, subject=STAYS, content="", parties=(OTHER,), received_on=DAY, today=DAY)
        backup = backed_up(app)
        now = doing(school.minh, today=DAY).now
        head = replace(doing(school.minh, today=DAY), confirmed_at=now)
        entry = DestructionEntry(
            unit_id=school.unit.id, case_ids=gone, document_number="45/QĐ-THM", decided_on=DAY
        )
        destroy_letters(doing=head, entry=entry, keys_folder=app.config["CASEBOOK"].keys)
    return World(app=app, school=school, gone=gone, kept=kept, file_id=file_id, backup=backup)


def _petition(app: Flask, school: School) -> tuple[str, str]:
    case_id = registered(
        school, kind=Kind.PETITION, received_on=RECEIVED, today=RECEIVED, subject=SAID, content=SAID
    )
    parcel = Parcel(files=(PAPER,), request_key="k", case_id=case_id, receipt_id=None)
    (file_id,) = attach_files(doing=doing(school.lan, today=RECEIVED), parcel=parcel, safe=_safe(app))
    take(case_id, school.lan, Action.FILE_AWAY, FILED, note=f"{CITIZEN} đã rút đơn")
    return case_id, file_id


def _denunciation(school: School) -> str:
    lan = doing(school.lan, today=RECEIVED)
    seal = SealEntry(unit_id=school.unit.id, received_on=RECEIVED, came_by="letter", seal_number="NP-01")
    told = Denunciation(
        entry_id=seal_entry(doing=lan, entry=seal).id,
        about=About.OTHERS,
        accused="Nhân viên thư viện",
        subject=TOLD,
        via=Via.POST,
    )
    case_id = open_denunciation(doing=lan, told=told)
    with transaction() as session:
        append_movement(session, lan, _resealed(school, told.entry_id))
    take(case_id, school.minh, Action.FILE_AWAY, FILED)
    return case_id


def _resealed(school: School, entry_id: str) -> EnvelopeMovement:
    return EnvelopeMovement(
        entry_id=entry_id,
        unit_id=school.unit.id,
        kind=Movement.OPENED_UNAWARE,
        on_day=RECEIVED,
        done_by_id=school.lan.id,
        read_by=[school.lan.id],
        seal_number="NP-02",
    )


def backed_up(app: Flask) -> Path:
    made = app.test_cli_runner().invoke(args=["backup", "create"])
    assert made.exit_code == 0, made.output
    return backups(app)[-1]


def _safe(app: Flask) -> Safe:
    return Safe(app.config["KEYS"], storage_of(app.config["CASEBOOK"]))


@pytest.fixture
def restore(world: World, elsewhere: Flask, paper: RecoveryKey) -> Restore:
    """Restore elsewhere what was backed up before the decision, with this of the safe copy."""

    def restored(*safe_copy: str) -> Result:
        bring(*safe_copy)
        words = ["backup", "restore", str(world.backup)]
        if KEY_FILE in safe_copy:
            return elsewhere.test_cli_runner().invoke(args=words)
        return elsewhere.test_cli_runner().invoke(args=[*words, "--recovery-key"], input=f"{paper.printed}\n")

    def bring(*names: str) -> None:
        folder = elsewhere.config["CASEBOOK"].keys
        folder.mkdir(mode=0o700, exist_ok=True)
        for name in names:
            shutil.copyfile(world.app.config["CASEBOOK"].keys / name, folder / name)

    return restored


def everything_in(app: Flask) -> str:
    """Every table as text, and what can still be opened with the keys at hand."""
    with app.app_context(), db.engine.connect() as connection:
        return "\n".join(line for table in tables_of(connection) for line in lines_of(connection, table))


def must_be_gone(app: Flask, world: World) -> None:
    stored = everything_in(app)
    for word in WORDS:
        assert word not in stored
    with app.app_context():
        petition, denunciation = (case_of(one) for one in world.gone)
        assert (petition.subject, petition.parties[0].full_name) == (GONE, GONE)
        assert (denunciation.subject, denunciation.key.data_key) == ("—", None)
        decision = destruction_of(petition)
        assert decision is not None
        assert decision.id == denunciation.destruction_id
        assert (decision.document_number, decision.decided_by_id) == ("45/QĐ-THM", world.school.minh.id)
        assert case_of(world.kept).subject == STAYS
        (line,) = movements_of([denunciation.sealed_entry_id])
        assert line.seal_number == "NP-02"  # what happened to the envelope stays
        head = doing(world.school.minh, today=DAY)
        with pytest.raises(Refused):
            give_out(doing=head, file_id=world.file_id, safe=_safe(app), clean=False)
    for words in (["audit", "verify"], ["casebook", "recount", "--check"], ["vault", "reconcile"]):
        answer = app.test_cli_runner().invoke(args=words)
        assert answer.exit_code == 0, answer.output


def test_an_older_back_up_with_the_list_brings_nothing_back(world, elsewhere, restore):
    listed = read_list(world.app.config["CASEBOOK"].keys)
    restored = restore(KEY_FILE, FILE)
    assert (restored.exit_code, "2 cases destroyed by decision" in restored.output) == (0, True), (
        restored.output
    )
    must_be_gone(elsewhere, world)
    assert read_list(elsewhere.config["CASEBOOK"].keys) == listed
    # The next back-up is one of what is left, and a restore of that has nothing to destroy again.
    told = elsewhere.test_cli_runner().invoke(args=["backup", "verify", str(backed_up(elsewhere))])
    assert told.exit_code == 0, told.output


def test_with_the_paper_alone_it_says_so_and_the_start_destroys_again(world, elsewhere, restore, monkeypatch):
    restored = restore()
    assert (restored.exit_code, f"put {FILE} there" in restored.output) == (0, True), restored.output
    with elsewhere.app_context():
        assert [case_of(one).subject for one in world.gone] == [SAID, TOLD]
    shutil.copy(world.app.config["CASEBOOK"].keys / FILE, elsewhere.config["CASEBOOK"].keys / FILE)
    monkeypatch.setattr(start, "_serve", lambda _config, **_how: None)
    started = elsewhere.test_cli_runner().invoke(args=["casebook", "start"])
    assert (started.exit_code, "2 cases destroyed by decision" in started.output) == (0, True), started.output
    must_be_gone(elsewhere, world)
    again = elsewhere.test_cli_runner().invoke(args=["casebook", "start"])
    assert (again.exit_code, "destroyed" in again.output) == (0, False), again.output


def test_a_decision_of_people_and_a_unit_the_back_up_does_not_know_is_kept(world, elsewhere, restore):
    path = world.app.config["CASEBOOK"].keys / FILE
    told = json.loads(path.read_text(encoding="utf-8"))
    later = {"decided_by_id": "f" * 32, "unit_id": "f" * 32}
    told["destroyed"] = [one | later for one in told["destroyed"]]
    path.write_text(json.dumps(told), encoding="utf-8")
    restored = restore(KEY_FILE, FILE)
    assert restored.exit_code == 0, restored.output
    with elsewhere.app_context():
        decision = destruction_of(case_of(world.gone[0]))
        assert decision is not None
        assert (decision.decided_by_id, decision.unit_id) == (None, world.school.unit.id)


def test_a_list_that_cannot_be_read_stops_the_restore_before_anything_is_back(world, elsewhere, restore):
    (world.app.config["CASEBOOK"].keys / FILE).write_text("[]", encoding="utf-8")
    refused = restore(KEY_FILE, FILE)
    assert (refused.exit_code, "put its safe copy back" in refused.output) == (1, True), refused.output
    with elsewhere.app_context():
        assert migrate.current_revision() is None
