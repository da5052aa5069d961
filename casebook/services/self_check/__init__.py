"""Is this installation safe for real people's matters: a sentence for everything that is not."""

from datetime import datetime

from casebook.records.units import installation
from casebook.services.self_check import certificate, database, disk, settings
from casebook.vault.keys import Keys
from config import Config

_DEBUGGER = (
    "The debugger is on: whoever causes an error may run commands here. Unset FLASK_DEBUG and start again."
)


def unsafe_settings(config: Config, *, debug: bool, now: datetime) -> list[str]:
    """Give what the settings and the disk tell; asks no database, so it comes before anything is touched."""
    asked = [_DEBUGGER if debug else None]
    asked += [check(config) for check in (*settings.CHECKS, *disk.CHECKS)]
    asked += [check(config, now) for check in certificate.CHECKS]
    return [sentence for sentence in asked if sentence is not None]


def unsafe_installation(config: Config, keys: Keys, *, now: datetime) -> list[str]:
    """Give what the database and the keys tell; every migration has run."""
    standing = database.Standing(
        installation=installation(), keys=keys, now=now, isolated_lan=config.isolated_lan
    )
    asked = [check(standing) for check in database.CHECKS]
    return [sentence for sentence in asked if sentence is not None]
