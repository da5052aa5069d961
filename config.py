"""The program's settings: one frozen, typed object read from the environment; no secret has a default."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_LAST_PORT = 65535


class UnsafeSetting(Exception):
    """A setting that must not be used; the message says which, and what to do."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """Where data and keys lie, which engine serves, and on which address.

    `data` holds the database and back-ups, `keys` the key file; they are never the same folder,
    so that a copy of the data surrenders no key.
    """

    data: Path
    keys: Path
    database_url: str
    host: str = "127.0.0.1"
    port: int = 8000
    secure_cookies: bool = False
    production: bool = False
    """Real people's matters: start-up refuses whatever is unsafe."""
    base_url: str = ""
    """The address people type, for links in letters; never taken from a request."""
    trusted_hosts: tuple[str, ...] = ()
    proxies: int = 0
    """How many proxies of one's own stand before the program."""
    isolated_lan: bool = False
    """Declared to stand on a network without a way out: identities may be kept sealed on it."""
    storage: str = ""
    """Where attachments lie: "" in the data folder, else s3://bucket/prefix."""
    storage_endpoint: str = ""
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = field(default="", repr=False)
    testing: bool = False

    @property
    def is_loopback(self) -> bool:
        """Say whether only this machine can reach the program."""
        return self.host in LOOPBACK

    @property
    def is_sqlite(self) -> bool:
        """Say whether the embedded engine serves."""
        return self.database_url.startswith("sqlite")

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Config":
        """Read CASEBOOK_DATA, CASEBOOK_KEYS, DATABASE_URL, HOST, PORT and CASEBOOK_SECURE_COOKIES.

        Raises UnsafeSetting when the port is no port, or when keys lie inside the data folder.
        """
        data = Path(environ.get("CASEBOOK_DATA") or "var").resolve()
        keys = Path(environ.get("CASEBOOK_KEYS") or f"{data}.keys").resolve()
        if keys == data or data in keys.parents:
            raise UnsafeSetting(
                "CASEBOOK_KEYS lies inside CASEBOOK_DATA: a copy of the data would carry its keys. "
                "Choose a folder outside it."
            )
        url = environ.get("DATABASE_URL") or f"sqlite:///{data / 'casebook.sqlite'}"
        return cls(
            data=data,
            keys=keys,
            database_url=url.replace("postgresql://", "postgresql+psycopg://", 1),
            host=environ.get("HOST") or "127.0.0.1",
            port=_port(environ.get("PORT") or "8000"),
            secure_cookies=environ.get("CASEBOOK_SECURE_COOKIES") == "1",
        )


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= _LAST_PORT:
        raise UnsafeSetting(f"PORT must be a number from 1 to {_LAST_PORT}, not {text!r}.")
    return int(text)
