"""All papers of a denunciation: the forms of NĐ 31/2019 in their order, then those without a form."""

from casebook.papers.form import Form
from casebook.papers.law_forms import (
    denunciations_acceptance,
    denunciations_conclusion,
    denunciations_letters,
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
            *denunciations_letters.FORMS,
        ),
        key=lambda form: (form.key, form.since),
    )
)
