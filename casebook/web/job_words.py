"""What jobs are called on the screens, why they came to nothing, and where their result is."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l

from casebook.records.jobs import Job, JobFailure, JobState
from casebook.services.exporting import EXPORT_LIST
from casebook.services.job_kinds import ANCHOR, BACK_UP, IMPORT_BOOK, RECOUNT, REMIND, TIDY

KINDS: Mapping[str, Any] = {
    ANCHOR: _l("Anchor of the audit"),
    BACK_UP: _l("Back-up"),
    RECOUNT: _l("Comparing every case with its journal"),
    IMPORT_BOOK: _l("Taking over a reception book from Excel"),
    REMIND: _l("Reminders"),
    TIDY: _l("Tidying up finished work"),
    EXPORT_LIST: _l("Exporting a list"),
}

STATES: Mapping[JobState, Any] = {
    JobState.WAITING: _l("waits for its turn"),
    JobState.RUNNING: _l("under way"),
    JobState.DONE: _l("done"),
    JobState.FAILED: _l("came to nothing"),
    JobState.CALLED_OFF: _l("called off"),
}
TONES: Mapping[JobState, str] = {
    JobState.WAITING: "plain",
    JobState.RUNNING: "accent",
    JobState.DONE: "done",
    JobState.FAILED: "late",
    JobState.CALLED_OFF: "plain",
}

FAILURES: Mapping[str, Any] = {
    JobFailure.REFUSED: _l("You may not do this any more, or what it is about is gone."),
    JobFailure.FAULT: _l("The program stumbled; the log of the machine says where."),
    JobFailure.INTERRUPTED: _l("Each time it was interrupted before it was done."),
    JobFailure.NO_RECOVERY_KEY: _l(
        "No recovery key counts yet, and without one nobody could open a back-up. Print one: “flask vault "
        "recovery-key”."
    ),
    JobFailure.UNSOUND_DATA: _l(
        "Something is wrong in the data; the copy is kept, no older one was removed. Run “flask backup "
        "create” to read what it is."
    ),
    JobFailure.STORAGE: _l(
        "The folder or the storage did not take it: look whether it is there, may be written to and has room."
    ),
    JobFailure.UNKNOWN_KIND: _l("Another version of the program asked for it."),
}

RESULTS: Mapping[str, Callable[[Job], str]] = {
    EXPORT_LIST: lambda job: url_for("exports.show", export_id=job.arguments["export_id"]),
    IMPORT_BOOK: lambda job: url_for("imports.show", import_id=job.arguments["import_id"]),
}
"""The page on which what a job made is read or taken."""

HOUSE = (BACK_UP, RECOUNT, ANCHOR)
"""What administrators read about of what the program does of itself."""
