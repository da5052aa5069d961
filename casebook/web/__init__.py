"""What is seen: one blueprint per noun, closed unless the registry of powers opens it."""

from flask import Flask

from casebook.web import (
    absences,
    access,
    account,
    days,
    desk,
    errors,
    handover,
    health,
    imports,
    language,
    layout,
    people,
    roles,
    setup,
    sign_in,
    unit,
)


def init_app(app: Flask) -> None:
    """Put every page into the program, and the guard before all of them."""
    access.init_app(app)
    language.init_app(app)
    layout.init_app(app)
    errors.init_app(app)
    for part in (
        health,
        sign_in,
        desk,
        imports,
        absences,
        account,
        days,
        handover,
        people,
        roles,
        setup,
        unit,
    ):
        app.register_blueprint(part.blueprint)
