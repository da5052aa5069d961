"""`flask check`: what this installation still needs before it can be relied on."""

from collections.abc import Iterator

import click
from flask import current_app
from flask.cli import with_appcontext

from casebook import clock
from casebook.cli.start import must_be_safe
from casebook.law.known_days import next_year_missing
from casebook.records.days import calendar_now
from casebook.records.health import database_answers
from casebook.records.migrate import is_up_to_date
from casebook.records.units import installation
from casebook.services.self_check import unsafe_installation, unsafe_settings
from casebook.services.self_check.database import NO_RECOVERY_KEY
from casebook.vault.keys import Keys
from config import Config


@click.command("check")
@with_appcontext
def check() -> None:
    """Say what is missing or unsafe: keys, settings, database, next year's days off; exit 1 if any."""
    missing = list(dict.fromkeys(_missing()))
    for sentence in missing:
        click.echo(sentence, err=True)
    if missing:
        raise click.exceptions.Exit(1)
    click.echo("Nothing is missing.")


def _missing() -> Iterator[str]:
    config: Config = current_app.config["CASEBOOK"]
    if must_be_safe(config):
        yield from unsafe_settings(config, debug=current_app.debug, now=clock.now())
    if current_app.config["KEYS"] is None:
        yield "There are no keys in CASEBOOK_KEYS: start the program once, or put the key file back."
    if not database_answers():
        yield "The database does not answer: look at CASEBOOK_DATA or DATABASE_URL."
        return
    if not is_up_to_date():
        yield "The database is of an older version: start the program once, it upgrades by itself."
        return
    yield from _lacking_keys()
    keys: Keys | None = current_app.config["KEYS"]
    if keys is not None and must_be_safe(config):
        yield from unsafe_installation(config, keys, now=clock.now())
    year = next_year_missing(calendar_now(), clock.today())
    if year is not None:
        yield (
            f"The days off of {year} are not all known: enter and confirm them on the page /days; "
            f"until then a due day in {year} may still move."
        )


def _lacking_keys() -> Iterator[str]:
    keys: Keys | None = current_app.config["KEYS"]
    standing = installation()
    real = standing is not None and standing.set_up_at is not None and not standing.sample
    if keys is not None and keys.recovery is None and real:
        yield NO_RECOVERY_KEY
    if keys is not None and len(keys.masters) > 1:
        yield "A rotation of the master key is under way: end it with `flask vault rotate --finish`."
