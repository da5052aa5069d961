"""The whole file of a case in one archive: every paper under its number, with an index and its sums."""

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from casebook.law.words import word
from casebook.papers.case_histories import CaseHistory, ChainLine, HistoryLine, case_history_pdf
from casebook.papers.case_index import (
    CaseIndex,
    IndexedFile,
    IndexLine,
    case_index_pdf,
    case_index_xlsx,
)
from casebook.papers.case_sheets import ClockLine
from casebook.papers.page_count import pages_in
from casebook.papers.setting import PaperNotSet
from casebook.records.base import transaction
from casebook.records.case_links import case_to_read
from casebook.records.cases import Case, PartyRole
from casebook.reports.clock_views import Reading
from casebook.reports.dossier import Dossier, read_dossier
from casebook.reports.service_chain import service_chain
from casebook.services.case_contents import Content, Looking, Part, contents_of, plain
from casebook.services.letterheads import letterhead_of
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.step_proofs import numbers_of_steps
from casebook.services.trail import Doing, Trace, write_audit
from casebook.vault.safe import Safe
from casebook.vault.spool import Spool

_INDEX = "00-muc-luc"
_HISTORY = "dien-bien"
_AS_THEY_ARE = 0
"""PDF, Word and pictures are packed already: packing them again took three quarters of the time."""


@dataclass(frozen=True)
class CaseArchive:
    """An archive on its way to a browser: whoever gives it out closes `spool` at the end."""

    name: str
    spool: Spool


def take_case_file(*, doing: Doing, case_id: str, looking: Looking, safe: Safe) -> CaseArchive:
    """Pack the whole file of a case for somebody who may see it, each as far as they may.

    That somebody took it is committed before anything is opened. What cannot be opened stands in the
    index as such. Raises NotAllowed; NotConfirmed for a denunciation where they did not prove lately
    who they are.
    """
    with transaction() as session:
        case = _case_for(doing, case_id)
        dossier = read_dossier(case, doing.actor, looking.reading, looking.local)
        contents = contents_of(dossier, looking)
        trace = Trace(
            deed="case.file_taken",
            unit_id=case.unit_id,
            object_kind="case",
            object_id=case.id,
            particulars={},
        )
        write_audit(session, doing, trace)
    spool = Spool()
    try:
        with zipfile.ZipFile(spool, "w", zipfile.ZIP_DEFLATED, compresslevel=_AS_THEY_ARE) as archive:
            _Packing(archive, safe, looking.local(doing.now)).pack(dossier, contents, looking)
    except BaseException:
        spool.close()
        raise
    return CaseArchive(_name_of(case), spool)


def name_of_case_file(*, doing: Doing, case_id: str) -> str:
    """Say how the whole file of a case would be called, for who asks no more; nothing is packed or taken.

    Raises what `take_case_file` raises.
    """
    return _name_of(_case_for(doing, case_id))


def _case_for(doing: Doing, case_id: str) -> Case:
    case = case_to_read(doing.actor, case_id)
    if case is None:
        raise NotAllowed
    if case.keeps_secret:
        doing.must_be_confirmed()
    return case


def _name_of(case: Case) -> str:
    # Of a secret case the name of a downloaded file tells nothing either: its number says what it is.
    return "ho-so.zip" if case.keeps_secret else f"ho-so-{plain(case.name)}.zip"


@dataclass(frozen=True)
class _Packing:
    """One archive being written: one file after the other, never two in memory."""

    archive: zipfile.ZipFile
    safe: Safe
    at: datetime

    def pack(self, dossier: Dossier, contents: list[Content], looking: Looking) -> None:
        """Write the history, every item, and last the index with their sums."""
        width = max(2, len(str(len(contents) + 1)))
        lines = [self._history(dossier, looking, width)]
        for number, item in enumerate(contents, start=2):
            lines.append(self._item(number, item, f"{number:0{width}d}", looking.reading))
        index = CaseIndex(
            letterhead=letterhead_of(dossier.case.unit),
            day=self.at.date(),
            case=dossier.case.name,
            subject=dossier.subject,
            lines=tuple(lines),
        )
        self._write(f"{_INDEX}.pdf", case_index_pdf(index))
        self._write(f"{_INDEX}.xlsx", case_index_xlsx(index))

    def _history(self, dossier: Dossier, looking: Looking, width: int) -> IndexLine:
        data = case_history_pdf(history_of(dossier, looking, self.at))
        name = f"{1:0{width}d}-{_HISTORY}.pdf"
        return IndexLine(
            number=1,
            symbol="",
            day=self.at.date(),
            title="Diễn biến giải quyết (văn bản đã gửi, nhận; thời hạn; nhật ký)",
            source=dossier.case.unit.name,
            pages=pages_in(data),
            files=(self._write(name, data),),
        )

    def _item(self, number: int, item: Content, mark: str, reading: Reading) -> IndexLine:
        files, notes, pages = [], [item.note], None
        for part in item.parts:
            try:
                data = part.read(self.safe)
            except (Refused, PaperNotSet) as error:
                notes.append(_unread(part, error, reading))
                continue
            files.append(self._write(f"{mark}-{item.slug}.{part.ending}", data))
            pages = pages or part.pages(data)
        return IndexLine(
            number=number,
            symbol=item.symbol,
            day=item.day,
            title=item.title,
            source=item.source,
            pages=pages,
            files=tuple(files),
            note="; ".join(dict.fromkeys(one for one in notes if one)),
        )

    def _write(self, name: str, data: bytes) -> IndexedFile:
        info = zipfile.ZipInfo(name, self.at.timetuple()[:6])
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        self.archive.writestr(info, data, compresslevel=_AS_THEY_ARE)
        return IndexedFile(name, hashlib.sha256(data).hexdigest(), len(data))


def _unread(part: Part, error: Exception, reading: Reading) -> str:
    if isinstance(error, Refused):
        return error.sentence(reading.language)
    return reading.choose(
        f"Không lập được bản {part.ending} của văn bản này", f"The {part.ending} of this paper was not made"
    )


_ROLES: dict[PartyRole, tuple[str, str]] = {
    PartyRole.COMPLAINANT: ("Người gửi đơn", "Complainant"),
    PartyRole.RESPONDENT: ("Người bị khiếu nại", "Complained of"),
    PartyRole.REPRESENTATIVE: ("Người đại diện", "Representative"),
    PartyRole.DENOUNCER: ("Người tố cáo (bí danh)", "Denouncer (pseudonym)"),
    PartyRole.ACCUSED: ("Người bị tố cáo", "Accused"),
    PartyRole.OTHER: ("Người liên quan", "Other"),
}


def history_of(dossier: Dossier, looking: Looking, at: datetime) -> CaseHistory:
    """Tell what happened in a case as its reader may read it, for print."""
    case, reading = dossier.case, looking.reading
    return CaseHistory(
        letterhead=letterhead_of(case.unit),
        day=at.date(),
        number=case.name,
        kind=word(case.kind, reading.language),
        subject=dossier.subject,
        status=word(dossier.standing.status, reading.language),
        parties=tuple((reading.choose(*_ROLES[party.role]), party.full_name) for party in dossier.parties),
        chain=tuple(_chain(dossier, reading)),
        clocks=tuple(
            ClockLine(
                name=clock.name,
                article=clock.article,
                started=clock.from_on,
                due=clock.due_on,
                state=clock.remaining,
            )
            for clock in dossier.clocks
        ),
        lines=tuple(
            HistoryLine(
                day=entry.on,
                label=entry.label,
                facts=(*(f"{label}: {value}" for label, value in entry.facts), *_note(entry.note)),
                by=entry.by,
                struck=entry.struck,
            )
            for entry in reversed(dossier.journal)
        ),
    )


def _note(note: str) -> tuple[str, ...]:
    return (note,) if note else ()


def _chain(dossier: Dossier, reading: Reading) -> Iterator[ChainLine]:
    numbers = {} if dossier.redacted else numbers_of_steps(dossier.case)
    links = service_chain(dossier.case, dossier.standing, reading, numbers)
    for link in links:
        due = (
            f"{link.clock.state_label}, {reading.choose('hạn', 'due')} {link.clock.due_on:%d/%m/%Y}"
            if (link.clock)
            else ""
        )
        yield ChainLine(link.label, link.on, link.number, due)
