"""The written notice that a citizen is not received (01/TCD), for the grounds that ask for one."""

from dataclasses import dataclass
from datetime import date

from casebook.papers.letterhead import Issue, Letterhead, Person, Signature
from casebook.papers.reception_forms import reception_form
from casebook.papers.setting import typeset
from casebook.papers.titles import addressed


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Thông báo từ chối tiếp công dân, Mẫu số 01/TCD.

    Asked for by N154 Đ4.3 on the grounds of LTCD Đ9.3 and N154 Đ4.1h, within 3 working days; the
    other grounds are explained face to face (Đ4.2). `ground` and `article` are printed as given.
    """

    letterhead: Letterhead
    issue: Issue
    citizen: Person
    came_on: date | None
    matter: str
    ground: str
    article: str
    signer: Signature
    kind: str = "kiến nghị, phản ánh"
    """What the visitor came for, in lower case, as it stands in a sentence."""
    answered_in: str = ""
    """Number of the paper that answered the matter before."""
    answered_on: date | None = None


def refusal_pdf(refusal: Refusal) -> bytes:
    """Thông báo về việc từ chối tiếp công dân on the form of its day, ready to sign. Raises PaperNotSet."""
    code = reception_form("N154-01", refusal.issue.day or refusal.came_on).code
    return typeset("refusal", {"paper": refusal, "code": code, "to": addressed(refusal.citizen.name)})
