"""`flask casebook reindex`: go through everything anew that is found by words, or only compare."""

import click
from flask.cli import with_appcontext

from casebook.records.search_entries import Findable
from casebook.services.index_care import (
    begin_anew,
    compare_next,
    count_things,
    cover_next,
    index_is_sound,
    uncovered,
)


@click.command("reindex")
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 where something differs.")
@with_appcontext
def reindex(*, check: bool) -> None:
    """Write anew by which words everything is found; other work goes on meanwhile."""
    if check:
        _compare()
        return
    begin_anew()
    fill_index()
    click.echo("Everything is found by what it says now.")


def fill_index() -> None:
    """Go through what was not gone through yet: everything after an upgrade, nothing otherwise."""
    for thing in uncovered():
        total, seen = count_things(thing), 0
        while batch := cover_next(thing):
            seen += batch
            click.echo(f"search: {thing}, {seen} of {total}", err=True)


def _compare() -> None:
    differing = 0
    for thing in Findable:
        seen, last_id = 0, ""
        while (batch := compare_next(thing, last_id)).seen:
            seen, last_id = seen + batch.seen, batch.last_id
            differing += len(batch.differing)
            for thing_id in batch.differing:
                click.echo(f"{thing} {thing_id} is not found by what it says.")
        click.echo(f"search: {thing}, {seen} compared", err=True)
    if not index_is_sound():
        raise click.ClickException("The index does not hold its words: run `flask casebook reindex`.")
    if differing:
        raise click.ClickException(f"{differing} things differ: run it without --check.")
    click.echo("Everything is found by what it says.")
