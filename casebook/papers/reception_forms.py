"""The statutory forms of reception that keep layouts of their own, and which of them holds on a day.

They are no texts with places (`law_forms`): `refusals` sets 01/TCD, `receipts` 02/TCD and `book` 03/TCD.
"""

from dataclasses import dataclass
from datetime import date

from casebook.law.vocabulary import Certainty
from casebook.papers.book_forms import BOOK_12, BOOK_13

TT04_SINCE = date(2021, 11, 15)
N154_SINCE = BOOK_13.since


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionForm:
    """One version of a form of reception."""

    key: str
    """The same through all versions: "N154-01"."""
    code: str
    """As it is printed in the corner: "Mẫu số 01/TCD"."""
    vi: str
    en: str
    article: str
    """Where the form stands, and the duty to use it."""
    certainty: Certainty
    since: date


_REFUSAL = ("Thông báo từ chối tiếp công dân", "Notice that a citizen is not received")
_RECEIPT = (
    "Giấy biên nhận thông tin, tài liệu, bằng chứng",
    "Receipt for information, documents, evidence",
)

# The numbers of the older forms 01 and 02 are general knowledge; their text was not at hand.
RECEPTION_FORMS = (
    ReceptionForm(
        key="N154-01",
        code="Mẫu số 01",
        vi=_REFUSAL[0],
        en=_REFUSAL[1],
        article="Mẫu số 01, Thông tư 04/2021/TT-TTCP; khoản 3 Điều 9 Luật Tiếp công dân",
        certainty=Certainty.M,
        since=TT04_SINCE,
    ),
    ReceptionForm(
        key="N154-01",
        code="Mẫu số 01/TCD",
        vi=_REFUSAL[0],
        en=_REFUSAL[1],
        article="Mẫu số 01/TCD, khoản 3 Điều 4 Nghị định 154/2026/NĐ-CP",
        certainty=Certainty.S,
        since=N154_SINCE,
    ),
    ReceptionForm(
        key="N154-02",
        code="Mẫu số 02",
        vi=_RECEIPT[0],
        en=_RECEIPT[1],
        article="Mẫu số 02, Thông tư 04/2021/TT-TTCP",
        certainty=Certainty.M,
        since=TT04_SINCE,
    ),
    ReceptionForm(
        key="N154-02",
        code="Mẫu số 02/TCD",
        vi=_RECEIPT[0],
        en=_RECEIPT[1],
        article="Mẫu số 02/TCD, khoản 4 Điều 15 Nghị định 154/2026/NĐ-CP",
        certainty=Certainty.S,
        since=N154_SINCE,
    ),
    ReceptionForm(
        key="N154-03",
        code="Mẫu số 03",
        vi=BOOK_12.title_vi,
        en=BOOK_12.title_en,
        article=BOOK_12.article,
        certainty=Certainty.S2,
        since=TT04_SINCE,
    ),
    ReceptionForm(
        key="N154-03",
        code="Mẫu số 03/TCD",
        vi=BOOK_13.title_vi,
        en=BOOK_13.title_en,
        article=BOOK_13.article,
        certainty=Certainty.S,
        since=N154_SINCE,
    ),
)
"""The versions of each form after one another, the earlier first."""


def reception_form(key: str, day: date | None) -> ReceptionForm:
    """Give the version of a form used on a day, the newest while the day is not known.

    Before the first version we know of, that one: older circulars are not at hand. Raises KeyError.
    """
    versions = [form for form in RECEPTION_FORMS if form.key == key]
    if not versions:
        raise KeyError(key)
    begun = [form for form in versions if day is None or form.since <= day]
    return begun[-1] if begun else versions[0]
