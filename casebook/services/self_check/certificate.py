"""The server's own certificate: readable by nobody else, made out to the address people type, in date."""

import stat
from datetime import datetime
from urllib.parse import urlsplit

from casebook.vault.certificates import fault_of
from config import Config

_ANYBODY_ELSE = 0o077


def key_open_to_others(config: Config, _now: datetime) -> str | None:
    """Nobody else reads the certificate's key."""
    key = config.certificate_key
    if key is None or not key.exists() or not stat.S_IMODE(key.stat().st_mode) & _ANYBODY_ELSE:
        return None
    return f"Others on this machine may read {key} and pretend to be this program. Run: chmod go= {key}"


def certificate_unusable(config: Config, now: datetime) -> str | None:
    """A browser must be able to trust the certificate for the address people type."""
    if config.certificate is None or config.certificate_key is None:
        return None
    host = urlsplit(config.base_url).hostname or config.host
    fault = fault_of(config.certificate, config.certificate_key, host=host, now=now)
    return None if fault is None else f"{fault}. Make a new one: flask casebook certificate {host}"


CHECKS = (key_open_to_others, certificate_unusable)
