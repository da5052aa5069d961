"""What a case's file is made of, for one reader: letters, receipts, steps, papers, kept files, by day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from casebook.law.powers import Actor
from casebook.law.signing import PaperState
from casebook.law.words import word
from casebook.papers.page_count import pages_in
from casebook.records.attachments import Attachment, files_of_case
from casebook.records.cases import Case
from casebook.records.papers import Paper
from casebook.records.visits import Receipt, Visit, visible_visit
from casebook.reports.clock_views import Reading
from casebook.reports.dossier import Dossier
from casebook.reports.files import PICTURES, lines_of_case, name_of
from casebook.reports.journal_views import Local
from casebook.services.attaching import stays_on_paper
from casebook.services.handing_out import cleaned, read_kept
from casebook.services.paper_names import paper_name
from casebook.services.paper_numbers import number_as_printed
from casebook.services.paper_sheets import docx_of, pdf_of
from casebook.services.reading_papers import papers_to_read
from casebook.services.scan_places import code_of, places_for_scans
from casebook.services.step_proofs import numbers_of_steps, step_proofs
from casebook.vault.keys import Keys
from casebook.vault.safe import Safe

PrintReceipt = Callable[[Visit, Receipt], bytes]
"""Prints the receipt 02/TCD of a visit."""


@dataclass(frozen=True)
class Part:
    """One file of an item: how its name ends, and how its bytes are come by. Raises Refused."""

    ending: str
    read: Callable[[Safe], bytes]
    is_ours: bool = True
    """Made by this program, so that its pages can be counted."""

    def pages(self, data: bytes) -> int | None:
        """Count the pages of what this program made; those of others are for hand and eye."""
        return pages_in(data) if self.is_ours and self.ending == "pdf" else None


@dataclass(frozen=True, kw_only=True)
class Content:
    """One item of the file, in words this reader may read."""

    day: date
    title: str
    symbol: str = ""
    source: str = ""
    slug: str = ""
    """What its files are called after their number: plain letters, and nothing of what they say."""
    parts: tuple[Part, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Looking:
    """Who looks at a file, in which language, with which keys."""

    actor: Actor
    reading: Reading
    keys: Keys
    local: Local
    print_receipt: PrintReceipt


def contents_of(dossier: Dossier, looking: Looking) -> list[Content]:
    """Give what stands in the file of a case, the oldest first. A redacted reader gets the steps alone.

    What accompanies a denunciation in its envelope is named, and is not here.
    """
    found = list(_steps(dossier, looking))
    if not dossier.redacted:
        found += [
            *_letters(dossier, looking.reading),
            *_receipts(dossier, looking),
            *_papers(dossier.case, looking),
            *_files(dossier.case, looking),
        ]
    return sorted(found, key=lambda item: item.day)


def _letters(dossier: Dossier, reading: Reading) -> Iterator[Content]:
    for letter in dossier.letters:
        yield Content(
            day=letter.received_on,
            symbol=f"{letter.number}/{letter.year}",
            title=reading.choose("Đơn", "Letter"),
            source=letter.sender,
            note=word(letter.via, reading.language),
        )
    if dossier.seal:
        yield Content(
            day=dossier.case.received_on,
            title=reading.choose("Đơn tố cáo và tài liệu kèm theo", "Denunciation and what came with it"),
            note=reading.choose(
                f"Giữ trong phong bì niêm phong, không kèm theo đây. {dossier.seal}",
                f"Kept in its sealed envelope, not enclosed. {dossier.seal}",
            ),
        )


def _receipts(dossier: Dossier, looking: Looking) -> Iterator[Content]:
    """Give the receipts of visits that concern this case alone; others tell of other matters, too."""
    reading, case = looking.reading, dossier.case
    for visit in dossier.visits:
        if case.keeps_secret or visible_visit(looking.actor, visit.id) is None:
            continue
        alone = all(matter.case_id == case.id for matter in visit.matters)
        for given in visit.receipts:
            item = Content(
                day=given.handed_on,
                symbol=f"{given.number}/{given.year}",
                title=reading.choose(
                    "Giấy biên nhận hồ sơ, tài liệu (Mẫu 02/TCD)", "Receipt for papers (form 02/TCD)"
                ),
                source=case.unit.name,
                slug="bien-nhan-02-tcd",
            )
            if alone:
                printed = Part("pdf", partial(_print, looking.print_receipt, visit, given))
                yield replace(item, parts=(printed,))
            else:
                told = reading.choose(
                    "Biên nhận chung nhiều việc, giữ ở sổ tiếp công dân",
                    "One receipt for several matters, kept with the reception book",
                )
                yield replace(item, note=told)


def _print(print_receipt: PrintReceipt, visit: Visit, given: Receipt, _safe: Safe) -> bytes:
    return print_receipt(visit, given)


def _steps(dossier: Dossier, looking: Looking) -> Iterator[Content]:
    case, reading = dossier.case, looking.reading
    lacking: set[int] = set()
    numbers = {} if dossier.redacted else numbers_of_steps(case)
    if not dossier.redacted:
        lines = lines_of_case(looking.keys, looking.actor, case)
        wanted = not stays_on_paper(case) and case.destruction_id is None
        proofs = step_proofs(case, lines, reading.language, wanted=wanted, reader=looking.actor)
        lacking = {position for position, found in proofs.items() if found.lacking}
    for entry in reversed(dossier.journal):
        if entry.struck:
            continue
        yield Content(
            day=entry.on,
            symbol=numbers.get(entry.position, ""),
            title=entry.label,
            source=entry.by,
            note=reading.choose("Chưa có bản ký", "No signed scan yet") if entry.position in lacking else "",
        )


def _papers(case: Case, looking: Looking) -> Iterator[Content]:
    for paper in reversed(papers_to_read(looking.actor, case)):
        if paper.state is not PaperState.ISSUED or paper.issued_on is None:
            continue
        yield Content(
            day=paper.issued_on,
            symbol=number_as_printed(paper),
            title=paper_name(paper, looking.reading.language),
            source=paper.signer_name or case.unit.name,
            slug=f"van-ban-{plain(paper.form)}",
            parts=(Part("pdf", partial(_pdf, paper)), Part("docx", partial(_docx, paper))),
        )


def _pdf(paper: Paper, _safe: Safe) -> bytes:
    return pdf_of(paper)


def _docx(paper: Paper, _safe: Safe) -> bytes:
    return docx_of(paper)


def _files(case: Case, looking: Looking) -> Iterator[Content]:
    reading = looking.reading
    places = dict(places_for_scans(case, reading.language))
    for row in files_of_case(looking.actor, case.id):
        place = places.get(code_of(case, row), "")
        scan = reading.choose(f"Bản quét có ký của: {place}", f"Signed scan of: {place}") if place else ""
        item = Content(
            day=looking.local(row.uploaded_at).date(),
            title=name_of(looking.keys, row, secret=case.keeps_secret),
            source=reading.choose(
                f"{row.uploaded_by.full_name} lưu vào hồ sơ", f"Kept by {row.uploaded_by.full_name}"
            ),
            slug="ban-ky" if place else "tai-lieu",
            note=scan,
        )
        yield _with_bytes(item, case, row, reading)


def _with_bytes(item: Content, case: Case, row: Attachment, reading: Reading) -> Content:
    if row.data_key is None:
        gone = reading.choose(
            "Đã tiêu hủy theo quyết định, không ai đọc lại được", "Destroyed by decision, nobody can read it"
        )
        return replace(item, note=gone)
    if row.quarantined:
        apart = reading.choose(
            "Bị cách ly vì có thành phần tự chạy; giữ nguyên, không kèm theo đây",
            "Set apart, something in it runs by itself; kept, not enclosed",
        )
        return replace(item, note=apart)
    bare = case.keeps_secret and row.kind in PICTURES
    told = reading.choose("Ảnh đã bỏ nơi, ngày, máy chụp", "Without place, day and camera") if bare else ""
    part = Part(str(row.kind), partial(_kept, row, clean=bare), is_ours=False)
    return replace(item, parts=(part,), note="; ".join(one for one in (item.note, told) if one))


def _kept(row: Attachment, safe: Safe, *, clean: bool) -> bytes:
    data = read_kept(row, safe)
    return cleaned(data) if clean else data


def plain(key: str) -> str:
    """Write a key of the program in small plain letters, as names of files are."""
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in key.lower())
