"""`flask casebook load`: fill the sample school with many invented cases, to try it and to measure it."""

from time import perf_counter

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from casebook import clock
from casebook.cli.backup import storage_of
from casebook.cli.reindex import fill_index
from casebook.cli.start import (
    StartRefused,
    bring_up_to_date,
    keys_of,
    refuse_database_without_keys,
)
from casebook.services.installing import fill_sample
from casebook.services.loading import Load, Order, check_order, refuse_real_data
from casebook.services.refusals import Refused
from casebook.services.shipped_days import ship_days
from casebook.vault.safe import Safe
from config import Config

_OURS_ALONE = 0o700
_OPEN_OF = 20


@click.command("load")
@click.option("--cases", type=click.IntRange(min=1), required=True, help="How many cases to add.")
@click.option("--open", "still_open", type=click.IntRange(min=0), help="How many of them are still open.")
@click.option("--seed", default=1, show_default=True, help="The same seed makes up the same matters.")
@with_appcontext
def load(*, cases: int, still_open: int | None, seed: int) -> None:
    """Add invented cases to the sample school; an empty folder becomes the sample school first.

    One case in twenty is still open unless --open says otherwise. Refused where real matters are kept.
    """
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001  its keys are set here
    order = Order(cases=cases, open=cases // _OPEN_OF if still_open is None else still_open, seed=seed)
    try:
        check_order(order)
        prepare_sample(app)
        _load(order)
    except (StartRefused, Refused) as refused:
        raise click.ClickException(refused.en if isinstance(refused, Refused) else str(refused)) from refused


def prepare_sample(app: Flask) -> None:
    """Make the sample school ready in an empty folder. Raises Refused, StartRefused."""
    config: Config = app.config["CASEBOOK"]
    config.data.mkdir(parents=True, exist_ok=True, mode=_OURS_ALONE)
    refuse_database_without_keys(app, config)
    app.config["KEYS"] = keys = keys_of(config)
    bring_up_to_date(app, config)
    refuse_real_data()
    ship_days(now=clock.now())
    fill_index()
    safe = Safe(keys, storage_of(config))
    fill_sample(key=keys.sample, today=clock.today(), now=clock.now(), safe=safe)


def _load(order: Order) -> None:
    under_way, done, began = Load(order, today=clock.today(), now=clock.now()), 0, perf_counter()
    while batch := under_way.next_batch():
        done += batch
        click.echo(f"{done} of {order.cases} cases", err=True)
    took = perf_counter() - began
    click.echo(f"{done} cases loaded, {order.open} of them open: {done / took:,.0f} a second.")
