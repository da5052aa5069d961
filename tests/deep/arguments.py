"""What an argument of an address stands for: a row of which table, or something that is no row."""

from casebook.records.base import Base

NOBODYS = "0" * 32
"""An id no row has."""
# What names no row: a file of the program, one's own secret, a place in one's own form, a rule, a step.
_STANDS_FOR = {
    "filename": "casebook.css",
    "token": "x" * 43,
    "at": "0",
    "key": "KN-02",
    "action": "accept",
    "form_key": "N124-03",
    "kind": "digest",
    "list_name": "cases",
    "year": "2026",
}
# A change of the calendar or of the rules is a row, but one that counts for every unit.
_FOR_EVERY_UNIT = frozenset({"change_id"})

NO_ROW = frozenset(_STANDS_FOR) | _FOR_EVERY_UNIT
"""Arguments that name no row of a unit."""
FILLED = _STANDS_FOR | dict.fromkeys(_FOR_EVERY_UNIT, NOBODYS)
"""What to put in their place."""

# Arguments whose table has another name than the argument.
_TABLES = {
    "change_id": ("calendar_changes", "rule_changes"),
    "day_id": ("reception_days",),
    "entry_id": ("sealed_entries",),
    "dialogue_id": ("dialogues",),
    "export_id": ("list_exports",),
    "exchange_id": ("everyday_exchanges",),
    "file_id": ("attachments",),
    "handler_id": ("people",),
    "hours_id": ("regular_hours",),
    "import_id": ("book_imports",),
    "incoming_id": ("incoming_matters",),
    "loan_id": ("lent_approvers",),
    "opening_id": ("identity_openings",),
    "person_id": ("people",),
    "question_id": ("dialogue_questions",),
    "request_id": ("device_requests",),
    "session_id": ("reception_sessions",),
    "slip_id": ("appointment_slips",),
    "template_id": ("paper_templates",),
    "view_id": ("saved_views",),
}


def names_a_row(argument: str) -> bool:
    """Say whether an argument is the id of a row, a unit's or everybody's."""
    return argument not in _STANDS_FOR


def tables_of(argument: str) -> list[type[Base]]:
    """Give the tables whose rows an argument may name. Raises AssertionError where none is known."""
    tables = {one.local_table.name: one.class_ for one in Base.registry.mappers}
    plain = argument.removesuffix("_id")
    guesses = _TABLES.get(argument, (f"{plain}s", f"{plain}es", f"{plain[:-1]}ies"))
    known = [tables[name] for name in guesses if name in tables]
    assert known, f"say in _TABLES which table {argument} speaks of"
    return known
