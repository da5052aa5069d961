"""What the worker can do: each kind of job and the deed behind it; every one may be done twice."""

from collections.abc import Callable
from datetime import timedelta

from casebook.records.jobs import JobFailure
from casebook.services.audit_care import write_anchor
from casebook.services.backing_up import (
    KEPT,
    BackupRefused,
    Order,
    backup_name,
    create_backup,
    rotate,
)
from casebook.services.exporting import EXPORT_LIST, make_export
from casebook.services.importing import Course, take_book
from casebook.services.job_keeping import tidy_jobs
from casebook.services.jobs import Claim, JobFailed, Progress, doing_of
from casebook.services.rebuilding import compare_batch, count_all, rebuild_batch
from casebook.services.refusals import Refused
from casebook.services.reminders import queue_digests
from casebook.services.taking_exports import tidy_exports
from casebook.vault.storage import StorageFault

_KEPT_FOR = timedelta(days=14)


def _anchor(_claim: Claim, progress: Progress) -> None:
    progress.means.say(write_anchor(now=progress.means.moment()))


def _back_up(_claim: Claim, progress: Progress) -> None:
    means = progress.means
    if means.keys.recovery is None:
        raise JobFailed(JobFailure.NO_RECOVERY_KEY)
    now = means.moment()
    order = Order(folder=means.backups, name=backup_name(now), keys=means.keys, files=means.files, now=now)
    try:
        made = create_backup(order=order)
    except (BackupRefused, StorageFault, OSError) as fault:
        raise JobFailed(JobFailure.STORAGE, again=True) from fault
    progress.outcome["file"] = made.path.name
    if made.findings:
        raise JobFailed(JobFailure.UNSOUND_DATA)
    rotate(folder=order.folder, keep=KEPT)


def _recount(claim: Claim, progress: Progress) -> None:
    """Compare every case with its journal, and rebuild only where something differs."""
    done, after_id = claim.done, str(claim.outcome.get("after_id", ""))
    differing = int(claim.outcome.get("differing", 0))
    total = count_all()
    while (batch := compare_batch(after_id=after_id)).seen:
        if batch.differing:
            differing += len(rebuild_batch(after_id=after_id).differing)
        after_id, done = batch.last_id, done + batch.seen
        progress.step(done, max(total, done), after_id=after_id, differing=differing)


def _import_book(claim: Claim, progress: Progress) -> None:
    begun = claim.total is not None
    course = Course(begun=begun, done=claim.done, note=progress.note, between=progress.between)
    import_id = str(claim.arguments["import_id"])
    doing = doing_of(claim, progress.means)
    take_book(doing=doing, import_id=import_id, key=progress.means.keys.sealing, course=course)


def _remind(_claim: Claim, progress: Progress) -> None:
    queue_digests(wall=progress.means.wall(), now=progress.means.moment())


def _tidy(_claim: Claim, progress: Progress) -> None:
    tidy_jobs(before=progress.means.moment() - _KEPT_FOR)
    tidy_exports(now=progress.means.moment())


ANCHOR, BACK_UP, RECOUNT, IMPORT_BOOK = "audit_anchor", "back_up", "recount", "import_book"
REMIND, TIDY = "remind", "tidy_jobs"

JOB_KINDS: dict[str, Callable[[Claim, Progress], None]] = {
    ANCHOR: _anchor,
    BACK_UP: _back_up,
    RECOUNT: _recount,
    IMPORT_BOOK: _import_book,
    REMIND: _remind,
    TIDY: _tidy,
    EXPORT_LIST: make_export,
}


def do_job(claim: Claim, progress: Progress) -> None:
    """Do a job. Raises JobStopped where it must stop, JobFailed where it came to nothing."""
    deed = JOB_KINDS.get(claim.kind)
    if deed is None:
        raise JobFailed(JobFailure.UNKNOWN_KIND)
    try:
        deed(claim, progress)
    except Refused as refused:
        raise JobFailed(JobFailure.REFUSED) from refused
