"""What somebody types into the papers of the sample, form by form; the case itself fills in the rest."""

import json
from collections.abc import Mapping
from datetime import timedelta

from casebook.records.cases import Case
from casebook.records.people import Person
from casebook.services.sample.paperwork import Sheet, Typed
from casebook.services.sample.stage import Post, Stage

_FUNCTIONS = "Quyết định thành lập trường (văn bản ví dụ)"
_VERIFIES = 15
"""In how many working days whoever verifies is to be done."""
EXTENDED = 30
"""By how many days the extension of the sample goes on."""


def _nothing(_stage: Stage, _case: Case) -> Mapping[str, str]:
    return {}


def _known(texts: Mapping[str, str]) -> Typed:
    return lambda _stage, _case: texts


def _contact(stage: Stage, _case: Case) -> Mapping[str, str]:
    return {"contact": stage.contact}


def _received(stage: Stage, _case: Case) -> Mapping[str, str]:
    desk, items = stage.person(Post.DESK), [{"name": "Đơn khiếu nại", "form": "Bản chính", "pages": "2"}]
    return {
        "at_hour": "08:15",
        "way": "qua bưu chính",
        "place": stage.place.room,
        "items": json.dumps(items, ensure_ascii=False),
        "receiver": desk.full_name,
        "receiver_title": desk.title,
        "copies": "2",
    }


def _row(person: Person, role: str) -> dict[str, str]:
    return {"name": person.full_name, "title": person.title, "role": role}


def _verifies(by: Post) -> Typed:
    def typed(stage: Stage, case: Case) -> Mapping[str, str]:
        return {
            "functions": _FUNCTIONS,
            "proposer": stage.person(Post.DESK).full_name,
            "verify_content": case.content,
            "verifiers": json.dumps([_row(stage.person(by), "Người xác minh")], ensure_ascii=False),
            "verify_from": stage.day.isoformat(),
            "verify_until": stage.shift(stage.day, _VERIFIES).isoformat(),
        }

    return typed


RECEIPT = Sheet(form="RECEIPT-CASE", typed=_received)
ACCEPTANCE = Sheet(form="N124-03", typed=_contact)
MINUTES = Sheet(form="N124-14", typed=_nothing, scanned=True)


def verification(by: Post = Post.HANDLER) -> Sheet:
    """The decision that gives the verification to somebody."""
    return Sheet(form="N124-05", typed=_verifies(by))


def decision(*, findings: str, dialogue: str, assessment: str, ruling: str) -> Sheet:
    """The decision that settles a first complaint; it is scanned once signed."""
    texts = {
        "functions": _FUNCTIONS,
        "findings": findings,
        "dialogue_result": dialogue,
        "assessment": assessment,
        "ruling": ruling,
    }
    return Sheet(form="N124-15", typed=_known(texts), scanned=True)


def report(findings: str, assessment: str) -> Sheet:
    """The report on a verification."""
    return Sheet(form="N124-13", typed=_known({"findings": findings, "assessment": assessment}))


def answer_letter(found: str, answer: str) -> Sheet:
    """The letter that answers a petition."""

    def typed(stage: Stage, _case: Case) -> Mapping[str, str]:
        return {"found": found, "answer": answer, "contact": stage.contact}

    return Sheet(form="PETITION-ANSWER", typed=typed)


def chasing(whom: str, not_done: str, within: int) -> Sheet:
    """The letter that asks somebody for what is late, within so many working days."""

    def typed(stage: Stage, _case: Case) -> Mapping[str, str]:
        by = stage.shift(stage.day, within)
        return {"asked_of": whom, "not_done": not_done, "report_by": by.isoformat()}

    return Sheet(form="CHASE", typed=typed)


def _extends(stage: Stage, case: Case) -> Mapping[str, str]:
    due_on = max(clock.due_on for clock in case.clocks if clock.rule == "TC-10")
    return {
        "functions": _FUNCTIONS,
        "proposer": stage.person(Post.HANDLER).full_name,
        "extension_days": str(EXTENDED),
        "extended_from": (due_on + timedelta(days=1)).isoformat(),
        "extended_until": (due_on + timedelta(days=EXTENDED)).isoformat(),
        "reason": "Cần thêm thời gian đối chiếu sổ sách.",
        "executors": stage.person(Post.HANDLER).full_name,
    }


def _takes_up(stage: Stage, _case: Case) -> Mapping[str, str]:
    return {
        "functions": _FUNCTIONS,
        "proposer": stage.person(Post.HANDLER).full_name,
        "denounced_content": "Việc quản lý tài sản và tiền của nhà trường tại một bộ phận.",
        "executors": stage.person(Post.HANDLER).full_name,
    }


TAKEN_UP = Sheet(form="N31-04", typed=_takes_up)
EXTENSION = Sheet(form="N31-01", typed=_extends)
TO_THE_DENOUNCER = Sheet(
    form="N31-05",
    typed=_known({"denounced_content": "Việc quản lý tài sản và tiền của nhà trường tại một bộ phận."}),
)
"""Who denounces is written into it by hand: the program writes that down in no paper."""
