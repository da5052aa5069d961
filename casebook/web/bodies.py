"""Offering the competent body where a form asks to which body something goes."""

from flask import request

from casebook import clock
from casebook.law.fields import Field
from casebook.records.cases import Case
from casebook.records.competences import Competence
from casebook.records.units import units_to_name
from casebook.records.visibility import keeps_secret
from casebook.reports.competences import body_for
from casebook.web.forms.fields import Form

LIST = "bodies"
"""The id of the list of names a browser offers while one types."""


def offer_body(form: Form, case: Case) -> list[str]:
    """Fill in the body above where a step asks for one, and give the other names worth offering."""
    name = str(Field.DEST_UNIT)
    if name not in form:
        return []
    field = form[name]
    secret = keeps_secret(case)
    wanted = Competence.DENUNCIATION_TO if secret else Competence.SECOND_COMPLAINT_TO
    body = body_for(case.unit_id, wanted, clock.today())
    if request.method == "GET" and not field.data and body is not None:
        field.data = body.name
    field.render_kw = {"list": LIST}
    names = list(units_to_name(case.unit_id))
    return names if body is None or body.name in names else [body.name, *names]
