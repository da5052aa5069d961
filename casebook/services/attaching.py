"""Files handed in: looked at, sealed, synced to where they lie, and only then written down."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.identities import IdentityMode
from casebook.law.powers import Actor, Power
from casebook.records.attachments import (
    Attachment,
    content_context,
    files_made_by,
    key_context,
    name_context,
    place_told,
)
from casebook.records.base import new_id, transaction
from casebook.records.cases import Case
from casebook.records.units import installation
from casebook.records.visibility import keeps_secret, sees_names, visible_cases
from casebook.records.visits import Matter, Receipt, Visit, visible_visits
from casebook.services.commitments import take_commitment
from casebook.services.dialogues_taking import take_dialogue
from casebook.services.refusals import NotAllowed, Refused, refuse_what_goes_above
from casebook.services.scan_places import find_place
from casebook.services.trail import Doing, Trace, write_audit
from casebook.services.uploads import Handed, Looked, look_at
from casebook.vault.envelopes import new_data_key, seal_with
from casebook.vault.safe import Safe
from casebook.vault.storage import StorageFault

MOST_AT_ONCE = 10
ADDS_FILES = frozenset({Power.WORK_ON_CASES, Power.REGISTER_CASES})


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What one form brings for a case, a receipt, a commitment or a dialogue; the key tells one from two."""

    files: Sequence[Handed]
    request_key: str
    case_id: str | None = None
    receipt_id: str | None = None
    commitment_id: str | None = None
    dialogue_id: str | None = None
    belongs: str = ""
    """Of which step or issued paper of the case they are the signed scan: a code of `scan_places`."""
    accuses_head: bool = False
    """What they say accuses the head or a deputy of a violation: they are none of the unit's."""


class _Place(NamedTuple):
    unit_id: str
    case_id: str | None = None
    receipt_id: str | None = None
    commitment_id: str | None = None
    dialogue_id: str | None = None
    event_id: str | None = None
    paper_id: str | None = None


def may_attach(actor: Actor, case: Case) -> bool:
    """Say whether a person may add files to a case they see: who registers or works on it, by its names."""
    if case.destruction_id is not None:
        return False  # what was destroyed by decision takes nothing up again
    return sees_names(actor, case) and any(actor.has_in(power, case.unit_id) for power in ADDS_FILES)


def stays_on_paper(case: Case) -> bool:
    """Say whether a case's papers are kept in their envelope only: a denunciation, unless chosen otherwise.

    A scan shows the handwriting and a file names its maker; neither may stand on a machine with a way
    out (docs/decisions/082).
    """
    standing = installation()
    chosen = standing is not None and standing.identity_mode is IdentityMode.SEALED_DIGITAL
    return keeps_secret(case) and not chosen


def attach_files(*, doing: Doing, parcel: Parcel, safe: Safe) -> list[str]:
    """Keep files with a case, receipt, commitment or dialogue; gives their ids. All are kept, or none.

    Raises GoesAbove, Refused with what is wrong with which file, NotAllowed where the person may add none.
    """
    refuse_what_goes_above(accuses_head=parcel.accuses_head)
    with transaction() as session:
        _place(session, doing, parcel)
        if kept := files_made_by(session, parcel.request_key):
            return [row.id for row in kept]  # the other click of a double click
    _check_number(parcel.files)
    looked = [look_at(handed) for handed in parcel.files]
    rows = _stored(doing, parcel, looked, safe)
    try:
        kept = _write_down(doing, parcel, rows)
    except Refused:
        _take_back(safe, rows)
        raise
    if kept is not rows:
        _take_back(safe, rows)
    return [row.id for row in kept]


def _place(session: Session, doing: Doing, parcel: Parcel) -> _Place:
    """Find where the files go. Raises NotAllowed, Refused."""
    if parcel.case_id is not None:
        asked = visible_cases(doing.actor).where(Case.id == parcel.case_id).with_for_update(of=Case)
        case = session.scalar(asked)
        if case is None or not may_attach(doing.actor, case):
            raise NotAllowed
        if stays_on_paper(case):
            raise Refused(
                "Tài liệu của vụ tố cáo được giữ trong phong bì niêm phong, không đưa lên máy này.",
                "The papers of a denunciation stay in their sealed envelope and are not put on this machine.",
            )
        scan = find_place(case, parcel.belongs)
        return _Place(case.unit_id, case.id, event_id=scan.event_id, paper_id=scan.paper_id)
    if parcel.commitment_id is not None:
        commitment = take_commitment(session, doing, parcel.commitment_id)
        return _Place(commitment.unit_id, commitment_id=commitment.id)
    if parcel.dialogue_id is not None:
        dialogue = take_dialogue(session, doing, parcel.dialogue_id)
        return _Place(dialogue.unit_id, dialogue_id=dialogue.id)
    visits = visible_visits(doing.actor).with_only_columns(Visit.id)
    given = session.scalar(
        select(Receipt).where(Receipt.id == parcel.receipt_id, Receipt.visit_id.in_(visits)).with_for_update()
    )
    if given is None:
        raise NotAllowed
    doing.must_hold(Power.LOG_VISITS, given.unit_id)
    return _Place(given.unit_id, _only_case_of(session, doing.actor, given.visit_id), given.id)


def _only_case_of(session: Session, actor: Actor, visit_id: str) -> str | None:
    """Give the case a visit was about, where it was about one thing only: the files belong to it, too."""
    matters = list(session.scalars(select(Matter).where(Matter.visit_id == visit_id)))
    if len(matters) != 1 or matters[0].case_id is None:
        return None
    case = session.scalar(visible_cases(actor).where(Case.id == matters[0].case_id))
    return case.id if case is not None and sees_names(actor, case) and not keeps_secret(case) else None


def _check_number(files: Sequence[Handed]) -> None:
    if not files:
        raise Refused("Hãy chọn ít nhất một tệp.", "Choose at least one file.", field="files")
    if len(files) > MOST_AT_ONCE:
        raise Refused(
            f"Mỗi lần gửi tối đa {MOST_AT_ONCE} tệp. Hãy gửi phần còn lại ở lần sau.",
            f"At most {MOST_AT_ONCE} files at once. Send the others afterwards.",
            field="files",
        )


def _stored(doing: Doing, parcel: Parcel, looked: list[Looked], safe: Safe) -> list[Attachment]:
    """Seal and store every file; nothing is written down yet. Raises Refused where storage fails."""
    rows: list[Attachment] = []
    try:
        for at, (handed, found) in enumerate(zip(parcel.files, looked, strict=True)):
            row = _row(doing, handed, found, safe)
            row.request_key = f"{parcel.request_key}.{at}"
            rows.append(row)
    except StorageFault as fault:
        _take_back(safe, rows)
        raise Refused(
            "Kho tệp lúc này không ghi được, chưa tệp nào được lưu. Hãy thử lại sau vài phút; nếu vẫn lỗi, "
            "báo quản trị viên.",
            "Files cannot be stored just now; none was kept. Try again in a few minutes; if it still fails, "
            "tell the administrator.",
            field="files",
        ) from fault
    return rows


def _row(doing: Doing, handed: Handed, found: Looked, safe: Safe) -> Attachment:
    new = new_id()
    data_key = new_data_key(safe.keys, context=key_context(new))
    return Attachment(
        id=new,
        sealed_name=seal_with(data_key, found.name.encode(), context=name_context(new)),
        kind=found.kind,
        size=len(handed.data),
        sha256=hashlib.sha256(handed.data).hexdigest(),
        stored_as=safe.keep(data_key, handed.data, context=content_context(new)),
        data_key=data_key.wrapped,
        quarantined=found.quarantined,
        uploaded_by_id=doing.actor.person_id,
        uploaded_at=doing.now,
    )


def _write_down(doing: Doing, parcel: Parcel, rows: list[Attachment]) -> list[Attachment]:
    with transaction() as session:
        place = _place(session, doing, parcel)
        if kept := files_made_by(session, parcel.request_key):
            return kept
        for row in rows:
            for column, value in place._asdict().items():
                setattr(row, column, value)
            session.add(row)
            trace = Trace(
                deed="file.kept",
                unit_id=place.unit_id,
                object_kind="attachment",
                object_id=row.id,
                particulars=place_told(row),
            )
            write_audit(session, doing, trace)
    return rows


def _take_back(safe: Safe, rows: list[Attachment]) -> None:
    """Remove files no row will speak of. What cannot be removed is nobody's, and the reconciler tells it.

    Only after a refusal: where a commit ended in doubt its row may stand, and its file must.
    """
    for row in rows:
        with suppress(StorageFault):
            safe.storage.take_back(row.stored_as)
