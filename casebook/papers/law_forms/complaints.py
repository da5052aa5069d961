"""All papers of a complaint, in the order of the appendix of N124."""

import re

from casebook.papers.form import Form
from casebook.papers.law_forms import (
    complaints_deciding,
    complaints_dialogue,
    complaints_evidence,
    complaints_staying,
    complaints_taking_in,
    complaints_verifying,
)


def _place(form: Form) -> tuple[int, str]:
    found = re.search(r"(\d+)([a-z]*)$", form.code)
    return (int(found[1]), found[2]) if found else (0, form.key)


FORMS: tuple[Form, ...] = tuple(
    sorted(
        (
            *complaints_taking_in.FORMS,
            *complaints_evidence.FORMS,
            *complaints_verifying.FORMS,
            *complaints_staying.FORMS,
            *complaints_dialogue.FORMS,
            *complaints_deciding.FORMS,
        ),
        key=_place,
    )
)
