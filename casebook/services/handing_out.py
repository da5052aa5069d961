"""Giving a kept file to somebody who may have it: written down first, proved to be whole, then given."""

from dataclasses import dataclass
from pathlib import Path

from casebook.papers.alone import NotDone, run_alone
from casebook.records.attachments import (
    Attachment,
    FileKind,
    content_context,
    is_secret_file,
    key_context,
    open_file,
    place_told,
)
from casebook.records.base import transaction
from casebook.reports.files import PICTURES, name_of
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit
from casebook.vault import clean_picture
from casebook.vault.envelopes import open_data_key
from casebook.vault.safe import Safe
from casebook.vault.sealing import SealBroken
from casebook.vault.storage import StorageFault

_SECONDS = 30


@dataclass(frozen=True, kw_only=True)
class GivenOut:
    """A file on its way to a browser."""

    name: str
    kind: FileKind
    data: bytes

    def __repr__(self) -> str:
        """Tell neither name nor bytes in a log or an error."""
        return "GivenOut(…)"


def give_out(*, doing: Doing, file_id: str, safe: Safe, clean: bool) -> GivenOut:
    """Give a file to somebody who may have it; `clean` gives a picture without what it carries along.

    That somebody took it is committed before a byte leaves. Raises NotAllowed where there is none for
    them, Refused where it is destroyed, set apart or damaged.
    """
    with transaction() as session:
        row = open_file(doing.actor, file_id)
        if row is None:
            raise NotAllowed
        secret = is_secret_file(session, row)
        if not clean and secret and row.kind in PICTURES:
            raise NotAllowed  # place, day and camera of a denouncer's picture go to nobody
        if clean and row.kind not in PICTURES:
            raise NotAllowed
        _refuse_withheld(row)
        trace = Trace(
            deed="file.taken_clean" if clean else "file.taken",
            unit_id=row.unit_id,
            object_kind="attachment",
            object_id=row.id,
            particulars=place_told(row),
        )
        write_audit(session, doing, trace)
    data = read_kept(row, safe)
    return GivenOut(
        name=name_of(safe.keys, row, secret=secret), kind=row.kind, data=cleaned(data) if clean else data
    )


def _refuse_withheld(row: Attachment) -> None:
    if row.data_key is None:
        raise Refused(
            "Tệp này đã được tiêu hủy theo quyết định; không ai đọc lại được nữa.",
            "This file was destroyed by decision; nobody can read it any more.",
        )
    if row.quarantined:
        raise Refused(
            "Tệp này bị cách ly vì bên trong có thành phần tự chạy hoặc tự tải. Tệp vẫn được giữ nguyên làm "
            "chứng cứ; hãy xin bản in hoặc tệp PDF quét lại.",
            "This file is set apart because something in it runs or fetches by itself. It is kept as it is, "
            "as evidence; ask for a print or a scanned PDF.",
        )


def read_kept(row: Attachment, safe: Safe) -> bytes:
    """Open a kept file, whole and proved by its sum; who may have it was asked before. Raises Refused."""
    try:
        data_key = open_data_key(safe.keys, row.data_key, context=key_context(row.id))
        return safe.fetch(data_key, row.stored_as, context=content_context(row.id), sha256=row.sha256)
    except (SealBroken, StorageFault) as error:
        raise Refused(
            "Không đọc được tệp này: kho tệp không trả lời hoặc tệp đã hỏng. Hãy báo quản trị viên chạy "
            "“flask vault reconcile”.",
            "This file cannot be read: storage does not answer, or the file is damaged. Tell the "
            "administrator to run “flask vault reconcile”.",
        ) from error


def cleaned(data: bytes) -> bytes:
    """Make a picture anew without what it carries along. Raises Refused."""
    try:
        return run_alone(Path(clean_picture.__file__), data, seconds=_SECONDS)
    except NotDone as error:
        raise Refused(
            "Không tạo được bản sạch của ảnh này. Hãy tải bản gốc.",
            "No clean copy of this picture could be made. Take the original.",
        ) from error
