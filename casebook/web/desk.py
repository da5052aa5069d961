"""The desk: what matters today, for whoever signed in."""

from flask import Blueprint, render_template

blueprint = Blueprint("desk", __name__)


@blueprint.get("/")
def show() -> str:
    """Show the desk of the signed-in person."""
    return render_template("desk/show.html")
