"""Papers in the stories: written, issued under the next number, tied to their step, signed and scanned."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from casebook.law.vocabulary import EventType
from casebook.records.cases import Case, CaseEvent
from casebook.records.papers import Paper
from casebook.records.visibility import keeps_secret
from casebook.services.attaching import Parcel, attach_files
from casebook.services.drafting import Beginning, Change, begin_paper, change_paper
from casebook.services.issuing import IssueEntry, issue_paper
from casebook.services.paper_names import paper_name
from casebook.services.paper_numbers import number_as_printed
from casebook.services.paper_ties import tie_paper
from casebook.services.sample.plot import Beat, When, after
from casebook.services.sample.scans import scan_of
from casebook.services.sample.stage import Post, Stage
from casebook.services.uploads import Handed

Typed = Callable[[Stage, Case], Mapping[str, str]]
"""What somebody types into a draft that day, by the keys of its places."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A paper of a case: its form, what is typed into it, and whether it is scanned once signed."""

    form: str
    typed: Typed
    scanned: bool = False


def write(stage: Stage, case: Case, sheet: Sheet) -> str:
    """Begin a draft with what the program knows, and type in the rest; gives its id."""
    writer = Post.HEAD if keeps_secret(case) else Post.DESK
    beginning = Beginning(case_id=case.id, form=sheet.form)
    paper_id = begin_paper(doing=stage.doing(writer), beginning=beginning)
    change = Change(case_id=case.id, paper_id=paper_id, texts=sheet.typed(stage, case))
    change_paper(doing=stage.doing(writer), change=change)
    return paper_id


def issue(stage: Stage, case: Case, sheet: Sheet, on: date) -> Paper:
    """Write a paper and give it its number; the head signs it."""
    entry = IssueEntry(
        case_id=case.id,
        paper_id=write(stage, case, sheet),
        issued_on=on,
        signer_id=stage.person(Post.HEAD).id,
    )
    return issue_paper(doing=stage.doing(Post.HEAD), entry=entry)


def number_of(paper: Paper) -> str:
    """Give the number of an issued paper as it stands on it."""
    return number_as_printed(paper)


def keep_scan(stage: Stage, case: Case, paper: Paper) -> None:
    """Keep the signed scan of an issued paper, matched to it and to its step; none without a safe."""
    if stage.safe is None:
        return
    told = (
        paper_name(paper, "vi"),
        f"Số: {number_of(paper)}" if paper.number else f"Hồ sơ: {case.name}",
        f"{stage.day:%d/%m/%Y}",
        "",
        "BẢN QUÉT MINH HỌA CỦA TRƯỜNG MẪU",
        f"Về: {case.subject}",
    )
    parcel = Parcel(
        files=[Handed(name=f"{paper_name(paper, 'vi')}.jpg", data=scan_of(told, paper.signer_name))],
        request_key=f"sample-{paper.id}",
        case_id=case.id,
        belongs=f"paper:{paper.id}",
    )
    attach_files(doing=stage.doing(Post.DESK), parcel=parcel, safe=stage.safe)


def drafted(when: When | int, sheet: Sheet) -> Beat:
    """Somebody begins a paper and leaves it as a draft."""

    def deed(stage: Stage, case: Case) -> None:
        write(stage, case, sheet)

    return Beat(after(when) if isinstance(when, int) else when, deed)


def papered(when: When | int, kind: EventType, sheet: Sheet) -> Beat:
    """The paper of a step that is recorded already is issued, and said to be the paper of that step."""

    def deed(stage: Stage, case: Case) -> None:
        paper = issue(stage, case, sheet, stage.day)
        line = _last(case, kind)
        tie_paper(doing=stage.doing(Post.HEAD), case_id=case.id, paper_id=paper.id, event_id=line.id)
        if sheet.scanned:
            keep_scan(stage, case, paper)

    return Beat(after(when) if isinstance(when, int) else when, deed)


def _last(case: Case, kind: EventType) -> CaseEvent:
    return next(line for line in reversed(case.journal) if line.type is kind)
