"""Who may do what: the law's table of powers, as a page for everybody who works here."""

from itertools import groupby

from flask import Blueprint, render_template

from casebook.law.powers import RIGHTS
from casebook.law.vocabulary import Role
from casebook.web import access

blueprint = Blueprint("powers", __name__, url_prefix="/powers")


@blueprint.get("")
def show() -> str:
    """Show the table of powers, one's own roles marked."""
    return render_template(
        "powers/show.html",
        roles=list(Role),
        own={grant.role for grant in access.actor().grants},
        groups=[(group, list(rights)) for group, rights in groupby(RIGHTS, key=lambda right: right.group)],
    )
