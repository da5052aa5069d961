"""The key file may change while the program serves (a recovery key, a new master): it is read anew then."""

from flask import Flask, current_app

from casebook.vault.keys import FILE, KeyFileBroken, load_keys
from config import Config

_SEEN = "casebook.keys_seen"


def init_app(app: Flask) -> None:
    """Look at the key file before every request, and before the guard."""
    remember(app)
    app.before_request(_read_anew)


def remember(app: Flask) -> None:
    """Take the key file as it stands for the one that was read."""
    app.extensions[_SEEN] = _changed_at(app.config["CASEBOOK"])


def _changed_at(config: Config) -> int | None:
    try:
        return (config.keys / FILE).stat().st_mtime_ns
    except FileNotFoundError:
        return None


def _read_anew() -> None:
    config: Config = current_app.config["CASEBOOK"]
    changed_at = _changed_at(config)
    if current_app.config["KEYS"] is None or changed_at == current_app.extensions[_SEEN]:
        return
    try:
        keys = load_keys(config.keys)
    except KeyFileBroken:
        return  # the keys that were read before go on serving; `flask check` names the file
    if keys is not None:
        current_app.config["KEYS"] = keys
        current_app.extensions[_SEEN] = changed_at
