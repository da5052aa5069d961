"""Is the program alive, and is it ready to work."""

from flask import Blueprint, current_app, jsonify, request
from werkzeug.wrappers import Response

from casebook import clock
from casebook.records.health import database_answers
from casebook.records.migrate import is_up_to_date
from casebook.reports.worker_life import worker_life

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    """Answer that the process is alive; asks nobody else."""
    return jsonify(status="alive")


@blueprint.get("/readyz")
def readyz() -> tuple[Response, int]:
    """Say whether database, migrations and keys are there; the details only on this machine.

    A worker that is away makes nothing unready: every page is right without it.
    """
    found = {
        "keys": current_app.config["KEYS"] is not None,
        "database": database_answers(),
    }
    found["migrations"] = found["database"] and is_up_to_date()
    ready = all(found.values())
    answer: dict[str, object] = {"status": "ready" if ready else "not ready"}
    if request.remote_addr in ("127.0.0.1", "::1"):
        answer |= found
        if found["migrations"]:
            seen = worker_life(clock.now()).last_seen
            answer["worker_last_beat"] = seen.isoformat() if seen else None
    return jsonify(answer), 200 if ready else 503
