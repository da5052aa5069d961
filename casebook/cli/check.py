"""`flask check`: what this installation still needs before it can be relied on."""

from collections.abc import Iterator

import click
from flask import current_app
from flask.cli import with_appcontext

from casebook import clock
from casebook.law.known_days import next_year_missing
from casebook.records.days import calendar_now
from casebook.records.health import database_answers
from casebook.records.migrate import is_up_to_date


@click.command("check")
@with_appcontext
def check() -> None:
    """Say what is missing: keys, database, migrations, next year's days off; exit 1 if anything is."""
    missing = list(_missing())
    for sentence in missing:
        click.echo(sentence, err=True)
    if missing:
        raise click.exceptions.Exit(1)
    click.echo("Nothing is missing.")


def _missing() -> Iterator[str]:
    if current_app.config["KEYS"] is None:
        yield "There are no keys in CASEBOOK_KEYS: start the program once, or put the key file back."
    if not database_answers():
        yield "The database does not answer: look at CASEBOOK_DATA or DATABASE_URL."
        return
    if not is_up_to_date():
        yield "The database is of an older version: start the program once, it upgrades by itself."
        return
    year = next_year_missing(calendar_now(), clock.today())
    if year is not None:
        yield (
            f"The days off of {year} are not all known: enter and confirm them on the page /days; "
            f"until then a due day in {year} may still move."
        )
