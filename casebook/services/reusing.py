"""The last letter as the next one's start: its wording is taken over, never who or what it was about."""

import re
from collections.abc import Iterator

from casebook.papers.form import Form
from casebook.records.cases import Case
from casebook.records.papers import Paper
from casebook.records.spelling import folded
from casebook.services.case_dialogue_values import DIALOGUE_KEYS
from casebook.services.paper_values import KNOWN_OF_CASES

_SENTENCE = re.compile(r"[^.;!?\n]+(?:[.;!?]+(?=\s|$)|$)|\n+|[.;!?]")
# Numbers that stand in every letter of a kind: where the law says it. Any other number is a fact of one case.
_CITED = re.compile(
    r"\b(?:điều|khoản|điểm|chương|mục|mẫu(?:\s+số)?|luật|nghị định|nđ|thông tư|tt)\s+(?:số\s+)?\d[\w./-]*"
    r"|\b\d+/(?:19|20)\d\d/[\wĐđ-]+",
    re.IGNORECASE,
)
# "ông An", "bà Bình": a title, and the letter what stands behind it begins with.
_TITLED = re.compile(r"\b(?:ông|bà|anh|chị|em|cô|thầy|cháu|chú|bác)\s+(\w)", re.IGNORECASE)
_WORDING = frozenset(
    {
        "answer",
        "asked_for",
        "assess_content",
        "assessment",
        "compensation",
        "guidance",
        "not_done",
        "proposal",
        "reason",
        "ruling",
        "verify_content",
    }
)
"""What the unit itself words; what people said, asked for and handed over stays with their case."""
_OF_THE_UNIT = frozenset({"applied_law", "functions", "inspectorate"})
"""The same in every paper of the unit: taken over with its numbers and days, unless it names the case."""
_FROM_THE_CASE = (KNOWN_OF_CASES | DIALOGUE_KEYS) - {"reason"}
"""What the program fills in from a case is never taken over; a reason is, as far as it names nothing."""
_NAME = 2
"""So many last words of a name are enough to know it by."""
_SHORTEST = 4


def wording_of(paper: Paper, form: Form) -> dict[str, str]:
    """Give the typed texts of an issued paper that fit another case, by the keys of the slots of a form.

    Only what the unit words itself, and what is the same in all its papers. A sentence that bears a name,
    a day or a number of the other case is left out whole.
    """
    case = paper.secret
    if case is None or case.keeps_secret or case.destruction_id is not None:
        return {}
    names = _marks_of(case)
    keys = {slot.key for slot in form.slots} - _FROM_THE_CASE
    told = {key: _free_of(paper.filled.get(key, ""), names) for key in _WORDING & keys}
    told |= {key: _whole(paper.filled.get(key, ""), names) for key in _OF_THE_UNIT & keys}
    return {key: text for key, text in told.items() if text}


def _marks_of(case: Case) -> frozenset[str]:
    """Give what tells of one case: whoever is in it, what it is called and what it is about."""
    people = [party.full_name for party in case.parties] + [case.complainant_name]
    people += [case.handler.full_name] if case.handler else []
    people += [letter.sender for letter in case.letters]
    texts = [" ".join(name.split()[-_NAME:]) for name in people]
    texts += [party.address for party in case.parties]
    texts += [case.name, case.subject, case.contested_decision, case.contested_number]
    return frozenset(mark for text in texts if len(mark := folded(text).strip()) >= _SHORTEST)


def _whole(text: str, marks: frozenset[str]) -> str:
    """Give a text of the unit's with its numbers and days, or nothing where it names the other case."""
    return "" if _names(text, marks) else text


def _free_of(text: str, marks: frozenset[str]) -> str:
    kept = "".join(piece for piece in _pieces(text) if not _tells(piece, marks))
    return re.sub(r"\n{2,}", "\n", kept).strip()


def _pieces(text: str) -> Iterator[str]:
    for found in _SENTENCE.finditer(text):
        yield found.group()


def _tells(sentence: str, marks: frozenset[str]) -> bool:
    return _names(sentence, marks) or any(sign.isdigit() for sign in _CITED.sub("", sentence))


def _names(sentence: str, marks: frozenset[str]) -> bool:
    if any(found.group(1).isupper() for found in _TITLED.finditer(sentence)):
        return True
    told = folded(sentence)
    return any(mark in told for mark in marks)
