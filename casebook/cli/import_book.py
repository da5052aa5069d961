"""`flask casebook import-book`: a reception book kept in Excel, from a terminal."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from casebook import clock
from casebook.law.powers import Power
from casebook.records.imports import import_by_id
from casebook.records.people import actor_on, main_duty_officer, person_by_username
from casebook.services.import_accounts import rows_of, tell_rows
from casebook.services.import_rows import Outcome
from casebook.services.importing import Upload, take_book, try_book
from casebook.services.refusals import Refused
from casebook.services.trail import Doing


@click.command("import-book")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would be made and what is wrong.")
@click.option("--as", "username", help="Who takes the book over; else the duty officer of the largest unit.")
@with_appcontext
def import_book(file: Path, *, dry_run: bool, username: str | None) -> None:
    """Take over the visits of a reception book kept in Excel; a row is never taken twice."""
    keys = current_app.config["KEYS"]
    if keys is None:
        raise click.ClickException("There is no key file yet; start the program once with `make run`.")
    doing = _doing(username)
    units = sorted(doing.actor.units_with(Power.IMPORT_BOOK))
    if len(units) != 1:
        raise click.ClickException(
            f"{doing.actor.name} may fill the book of {len(units)} units; it must be one."
        )
    upload = Upload(unit_id=units[0], file_name=file.name, data=file.read_bytes())
    try:
        import_id = try_book(doing=doing, upload=upload, key=keys.sealing)
        if not dry_run:
            take_book(doing=doing, import_id=import_id, key=keys.sealing)
    except Refused as refused:
        raise click.ClickException(refused.vi) from refused
    click.echo(f"As {doing.actor.name}:")
    _tell(doing, import_id)


def _doing(username: str | None) -> Doing:
    today = clock.today()
    person = person_by_username(username) if username else main_duty_officer(today)
    if person is None or not person.active:
        raise click.ClickException(
            f"Nobody signs in as {username}."
            if username
            else "Nobody is a duty officer yet; say with --as USERNAME who takes the book over."
        )
    return Doing(actor=actor_on(person, today), today=today, now=clock.now())


def _tell(doing: Doing, import_id: str) -> None:
    found = import_by_id(doing.actor, import_id)
    if found is None:
        raise click.ClickException("The account of this import is gone.")
    for outcome in Outcome:
        click.echo(f"{outcome}: {found.count(str(outcome))}")
    for outcome in (Outcome.FAULTY, Outcome.SEALED, Outcome.TOO_LONG):
        for row in tell_rows(found, rows_of(found, outcome), "vi", {}):
            click.echo(f"{row.sheet}, {row.row}: {row.sentence}")
