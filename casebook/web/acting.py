"""In which of their units somebody works on a page: asked for with ?unit=, remembered, or the only one."""

from flask import abort, request, session

from casebook.law.powers import Power
from casebook.records.units import Unit, unit_by_id
from casebook.web import access


def unit_for(power: Power) -> Unit:
    """Give the unit a page is about: one in which the person holds the power; else there is no page.

    A unit chosen once is remembered for the next pages; it never goes beyond what the roles give.
    """
    held = access.actor().units_with(power)
    asked = request.args.get("unit")
    if asked is not None and asked not in held:
        abort(404)
    chosen = asked or session.get("unit")
    if chosen not in held:
        chosen = next((g.unit_id for g in access.actor().grants if g.unit_id in held), None)
    unit = unit_by_id(chosen) if chosen else None
    if unit is None:
        abort(404)
    if asked:
        session["unit"] = asked
    return unit


def units_for(power: Power) -> list[Unit]:
    """Give every unit in which the person holds the power, by name: for a choice where there are several."""
    found = [unit_by_id(unit_id) for unit_id in access.actor().units_with(power)]
    return sorted((unit for unit in found if unit), key=lambda unit: unit.name)
