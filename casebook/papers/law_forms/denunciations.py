"""The forms of NĐ 31/2019 on denunciations, 01 to 12 in their order."""

from casebook.papers.form import Form
from casebook.papers.law_forms import (
    denunciations_acceptance,
    denunciations_conclusion,
    denunciations_verification,
    denunciations_withdrawal,
)

FORMS: tuple[Form, ...] = tuple(
    sorted(
        (
            *denunciations_acceptance.FORMS,
            *denunciations_withdrawal.FORMS,
            *denunciations_verification.FORMS,
            *denunciations_conclusion.FORMS,
        ),
        key=lambda form: (form.key, form.since),
    )
)
