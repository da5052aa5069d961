"""Misuse of forms that mypy refuses: where it no longer does, its ignore is unused and `make lint` fails."""

from collections.abc import Callable
from datetime import date

from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Line
from casebook.papers.form import Audience, Filled, Frame, OpenForm, fill
from casebook.papers.law_forms.declaring import Told, open_form
from casebook.papers.law_forms.shared_slots import ACCUSED_NAME, DENOUNCER_NAME
from casebook.papers.letterhead import Issue, Letterhead, Signature

FRAME = Frame(letterhead=Letterhead(""), issue=Issue(), signature=Signature(""))
TOLD: Told = {
    "key": "X",
    "code": "",
    "vi": "Giấy mẫu",
    "en": "Sample",
    "sources": (),
    "certainty": Certainty.M,
    "since": date(2026, 7, 1),
    "audience": frozenset({Audience.ACCUSED}),
    "blocks": (Line("Người tố cáo", "denouncer_name"),),
}


def hold_it_in_an_open_form() -> OpenForm:
    """Give an open form a protected slot."""
    return OpenForm(**TOLD, slots=(DENOUNCER_NAME,))  # type: ignore[arg-type]  # it is no slot


def declare_it_open() -> OpenForm:
    """Declare an open form with a protected slot of its own."""
    return open_form(DENOUNCER_NAME, **TOLD)  # type: ignore[arg-type]  # it is no slot


def fill_it_into_an_open_form() -> Filled:
    """Fill an open form with a protected value."""
    form = OpenForm(**(TOLD | {"blocks": (Line("Người bị tố cáo", "accused_name"),)}), slots=(ACCUSED_NAME,))
    return fill(form, FRAME, {DENOUNCER_NAME: "Ông An Ví Dụ"})  # type: ignore[dict-item]  # it is no slot


MISUSES: dict[str, Callable[[], object]] = {
    "held": hold_it_in_an_open_form,
    "declared": declare_it_open,
    "filled in": fill_it_into_an_open_form,
}
