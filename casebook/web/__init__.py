"""What is seen: one blueprint per noun, closed unless the registry of powers opens it."""

from flask import Flask

from casebook.web import (
    absences,
    access,
    account,
    audit,
    book,
    cases,
    chasing,
    closures,
    competences,
    days,
    deadlines,
    desk,
    errors,
    everyday,
    exclusions,
    files,
    follow,
    fresh_keys,
    handover,
    headers,
    health,
    held,
    held_register,
    hosts,
    imports,
    incoming,
    language,
    layout,
    people,
    posting,
    powers,
    public,
    radar,
    reception,
    recovery_paper,
    repeats,
    roles,
    rules,
    sealed,
    security_txt,
    sent,
    sessions,
    setup,
    sign_in,
    splits,
    steps,
    timetable,
    unit,
    visit_page,
    visit_papers,
    visits,
    watching,
)

_PARTS = (
    health,
    security_txt,
    sign_in,
    desk,
    imports,
    incoming,
    repeats,
    splits,
    competences,
    absences,
    account,
    cases,
    files,
    chasing,
    radar,
    steps,
    days,
    handover,
    people,
    roles,
    rules,
    powers,
    setup,
    recovery_paper,
    unit,
    book,
    follow,
    sealed,
    held,
    held_register,
    exclusions,
    visit_page,
    visit_papers,
    visits,
    everyday,
    deadlines,
    closures,
    posting,
    public,
    reception,
    sessions,
    timetable,
    audit,
)


def init_app(app: Flask) -> None:
    """Put every page into the program, and the guard before all of them."""
    hosts.init_app(app)
    fresh_keys.init_app(app)
    access.init_app(app)
    language.init_app(app)
    layout.init_app(app)
    errors.init_app(app)
    headers.init_app(app)
    watching.init_app(app)
    sent.init_app(app)
    for part in _PARTS:
        app.register_blueprint(part.blueprint)
