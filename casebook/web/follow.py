"""Following a matter by its tracking code: no account, no names, plain words and the next day."""

from flask import Blueprint, render_template, request

from casebook import clock
from casebook.services.delays import TooMany
from casebook.services.following import follow
from casebook.services.refusals import Refused
from casebook.web.filling import UNPROCESSABLE
from casebook.web.forms.follow import FollowForm
from casebook.web.language import language

blueprint = Blueprint("follow", __name__)

_TOO_MANY = 429


@blueprint.get("/public/follow")
def show() -> str | tuple[str, int]:
    """Ask for a code, or tell what it stands for."""
    form = FollowForm(formdata=request.args if "code" in request.args else None)
    if "code" not in request.args:
        return render_template("follow/show.html", form=form, found=None)
    if not form.validate():
        return render_template("follow/show.html", form=form, found=None), UNPROCESSABLE
    try:
        found = follow(typed=form.code.data, address=request.remote_addr or "", now=clock.now())
    except Refused as refused:
        form.refuse(refused.sentence(language()), refused.field)
        code = _TOO_MANY if isinstance(refused, TooMany) else UNPROCESSABLE
        return render_template("follow/show.html", form=form, found=None), code
    return render_template("follow/show.html", form=form, found=found)
