"""What an issued paper is called in lists and in the index of a file: its form, its number, its day."""

from casebook.law.signing import PaperState
from casebook.papers.catalogue import NoForm, form_since
from casebook.papers.form import ConfinedForm, Form
from casebook.records.cases import Case
from casebook.records.papers import Paper


def form_of(paper: Paper) -> Form | None:
    """Give the version of the form a paper is on; None where the program no longer knows it."""
    try:
        return form_since(paper.form, paper.form_since)
    except NoForm:
        return None


def paper_name(paper: Paper, language: str) -> str:
    """Name a paper by its form; by the key of the form where the program no longer knows it."""
    form = form_of(paper)
    if form is None:
        return paper.form
    return form.en if language == "en" else form.vi


def printed_number(paper: Paper, abbreviation: str) -> str:
    """Give number and sign as they are printed, "07/TB-THM" (NĐ 30/2020); empty while there is none."""
    if paper.number is None:
        return ""
    form = form_of(paper)
    sign = "-".join(part for part in (form.symbol if form else "", abbreviation) if part)
    return f"{paper.number:02d}/{sign}" if sign else f"{paper.number:02d}"


def paper_label(paper: Paper, number: str, language: str) -> str:
    """Tell a paper in a list: its day, its name, its number as printed."""
    day = f"{paper.issued_on:%d/%m/%Y}" if paper.issued_on else ""
    told = (day, paper_name(paper, language), number)
    return " · ".join(part for part in told if part)


def is_confined(paper: Paper) -> bool:
    """Say whether a paper may tell who denounces; one on a form nobody knows any more counts as such."""
    return isinstance(form_of(paper), ConfinedForm | None)


def issued_papers(case: Case) -> list[Paper]:
    """Give the issued papers of a case, in the order of their days."""
    issued = [paper for paper in case.papers if paper.state is PaperState.ISSUED]
    return sorted(issued, key=lambda paper: (paper.issued_on or paper.made_at.date(), paper.made_at))
