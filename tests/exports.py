"""Exports in tests: asked for as a page does, gathered as the worker does it."""

from typing import Any

from flask import Flask

from casebook.records.list_shapes import Wanted, wanted_of
from casebook.reports.listed_rows import LISTED
from casebook.services.exporting import ask_export
from casebook.services.taking_exports import Taken, take_export
from casebook.services.trail import Doing
from casebook.worker import Worker


def wanted(told: str = "", page: str = "cases") -> Wanted[Any]:
    """Say what is asked of a list as its address says it."""
    return wanted_of(LISTED[page].shape, told)


def asked(app: Flask, doing: Doing, told: str = "", page: str = "cases") -> str:
    """Ask for an export, inside an application context; gives its id."""
    return ask_export(doing=doing, keys=app.config["KEYS"], wanted=wanted(told, page), language="vi")


def work(app: Flask) -> None:
    """Let a worker do whatever somebody waits for, and what is due of itself."""
    worker = Worker(app)
    while worker.turn():
        continue


def gathered(app: Flask, doing: Doing, told: str = "", page: str = "cases") -> str:
    """Ask for an export and let a worker gather it; gives its id."""
    export_id = asked(app, doing, told, page)
    assert Worker(app).turn()  # what somebody waits for comes before what is due of itself
    return export_id


def taken(app: Flask, doing: Doing, export_id: str) -> Taken:
    """Take an export."""
    return take_export(doing=doing, export_id=export_id, keys=app.config["KEYS"])


def rows_of(app: Flask, doing: Doing, export_id: str) -> list[dict[str, Any]]:
    """Take an export: each row by the codes of its columns."""
    given = taken(app, doing, export_id)
    return [dict(zip(given.columns, row, strict=True)) for row in given.rows]
