"""`flask casebook recount`: rebuild, or with --check only compare, what is stored of every case."""

import click
from flask.cli import with_appcontext

from casebook.services.rebuilding import compare_batch, count_all, rebuild_batch


@click.command("recount")
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 when a case differs.")
@with_appcontext
def recount(*, check: bool) -> None:
    """Count every case anew from its journal, in small batches, and say what differed."""
    step = compare_batch if check else rebuild_batch
    total, seen, differing, last_id = count_all(), 0, 0, ""
    while True:
        batch = step(after_id=last_id)
        if not batch.seen:
            break
        last_id, seen, differing = batch.last_id, seen + batch.seen, differing + len(batch.differing)
        for case in batch.differing:
            click.echo(f"{case.name} ({case.case_id}): {'; '.join(case.found)}")
        click.echo(f"{seen} of {total} cases", err=True)
    if check and differing:
        raise click.ClickException(f"{differing} of {seen} cases differ from their journals.")
    click.echo(f"{seen} cases {'compared' if check else 'recounted'}, {differing} differed.")
