"""What every page shows around its own content: unit, navigation, languages, who is signed in."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from flask import Flask, current_app, g, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from casebook import clock
from casebook.law.powers import Power
from casebook.law.words import word
from casebook.records.holding import keeps_register
from casebook.records.units import installation, unit_by_id
from casebook.web import access
from casebook.web.language import choices, language
from casebook.web.needs import HOLDS_FOR_BELOW, RECORDS_ABSENCES, SEARCHES, SEES_CASES


@dataclass(frozen=True)
class Entry:
    """One entry of the main navigation."""

    label: str
    url: str
    current: bool


def init_app(app: Flask) -> None:
    """Give every template its surroundings, and the filters for days and words."""
    app.context_processor(_surroundings)
    app.template_filter("day")(day)
    app.template_filter("moment")(moment)
    app.template_filter("hour")(hour)
    app.template_filter("word")(told)


def day(value: date | None) -> str:
    """Write a legal day the Vietnamese way: dd/mm/yyyy."""
    return "" if value is None else f"{value:%d/%m/%Y}"


def moment(value: datetime) -> str:
    """Write an instant as a Vietnamese clock shows it: dd/mm/yyyy hh:mm."""
    return f"{clock.local(value):%d/%m/%Y %H:%M}"


def hour(value: time | None) -> str:
    """Write a time of day: hh:mm."""
    return "" if value is None else f"{value:%H:%M}"


def told(value: StrEnum) -> str:
    """Write a word of the law in the language of the page."""
    return word(value, language())


def _surroundings() -> dict[str, object]:
    here: dict[str, object] = {
        "locale": language(),
        "languages": choices() if request.endpoint else [],
        "today": clock.today(),
        "navigation": [],
        "unit_name": "",
        "current_actor": None,
        "sample": False,
    }
    if current_app.config["KEYS"] is None or g.get("asks_nothing"):
        return here
    set_up = installation()
    here["sample"] = set_up is not None and set_up.sample
    if current_user.is_authenticated:
        actor = access.actor()
        home = unit_by_id(actor.grants[0].unit_id) if actor.grants else None
        here |= {
            "current_actor": actor,
            "unit_name": home.name if home else "",
            "navigation": [] if access.must_enrol() else _navigation(),
            "search_url": _search_url(),
        }
    return here


# Endpoint, its label, and the power that shows it; a page that does not exist yet is not offered.
_PLACES: tuple[tuple[str, str, Power | frozenset[Power]], ...] = (
    ("desk.show", "Desk", Power.SEE_DESK),
    ("reception.overview", "Citizen reception", Power.SEE_BOOK),
    ("book.show", "Reception book", Power.SEE_BOOK),
    ("cases.listing", "Cases", SEES_CASES),
    ("dialogues.listing", "Dialogues", Power.SEE_DIALOGUES),
    ("statistics.show", "Statistics", SEES_CASES),
    ("audit.listing", "Audit", Power.SEE_AUDIT),
    ("held_register.listing", "Held for units below", HOLDS_FOR_BELOW),
    ("absences.listing", "Absences", RECORDS_ABSENCES),
    ("people.listing", "User accounts", Power.MANAGE_PEOPLE),
    ("unit.show", "Unit", Power.MANAGE_UNIT),
    ("days.listing", "Days off", Power.MANAGE_UNIT),
)


# Pages that belong to an entry of the navigation without standing in it.
_RECEPTION = ("timetable", "posting", "closures", "sessions", "everyday", "deadlines")
_WITHIN = dict.fromkeys(_RECEPTION, "reception")
_WITHIN |= dict.fromkeys(("steps", "repeats", "splits", "incoming", "chasing", "radar", "retention"), "cases")
_WITHIN |= dict.fromkeys(("openings", "exclusions", "papers", "paper_issue"), "cases")
_WITHIN |= dict.fromkeys(("commitments", "commitment_figures"), "dialogues")
_WITHIN |= dict.fromkeys(("calendar", "calendar_feeds"), "desk")
_WITHIN |= {"conclusion_commitments": "reception", "jobs": "unit"}
_WITHIN |= {"reminders.listing": "desk", "reminders": "unit"}
_WITHIN |= dict.fromkeys(("sealed", "held"), "book")
_DIALOGUES = ("dialogue_days", "dialogue_questions", "dialogue_cases", "dialogue_files")
_WITHIN |= dict.fromkeys(_DIALOGUES, "dialogues")
_WITHIN |= {"competences": "unit", "mail": "unit", "unit_papers": "unit"}
_WITHIN |= {"identities.ask": "cases", "identities.enter": "book"}
_WITHIN |= {"envelopes.register": "book", "envelopes.held": "held_register"}


def _navigation() -> list[Entry]:
    labels = {
        "Desk": _("Desk"),
        "Citizen reception": _("Citizen reception"),
        "Reception book": _("Reception book"),
        "Cases": _("Cases"),
        "Dialogues": _("Dialogues"),
        "Statistics": _("Statistics"),
        "Audit": _("Audit"),
        "Held for units below": _("Held for units below"),
        "Absences": _("Absences"),
        "User accounts": _("User accounts"),
        "Unit": _("Unit"),
        "Days off": _("Days off"),
    }
    page = request.endpoint or ""
    here = page.split(".")[0]
    here = _WITHIN.get(page) or _WITHIN.get(here, here)
    return [
        Entry(labels[label], url_for(endpoint), endpoint.split(".")[0] == here)
        for endpoint, label, power in _PLACES
        if endpoint in current_app.view_functions and access.holds(power) and _has_something(endpoint)
    ]


def _search_url() -> str:
    """Give where the box in the head leads; nothing where somebody finds nothing, or is there already."""
    offered = request.endpoint != "search.show" and not access.must_enrol() and access.holds(SEARCHES)
    return url_for("search.show") if offered else ""


def _has_something(endpoint: str) -> bool:
    # Every head may read such a register; only who has a unit below has one.
    return endpoint != "held_register.listing" or keeps_register(access.actor())
