"""The program's settings: one frozen, typed object read from the environment; no secret has a default."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_LAST_PORT = 65535
_MOST_PROXIES = 9
_YES, _NO = frozenset({"1"}), frozenset({"", "0"})
_CONTACTS = ("mailto:", "https://", "tel:")


class UnsafeSetting(Exception):
    """A setting that must not be used; the message says which, and what to do."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """Where data and keys lie, which engine serves, on which address, and what stands around it.

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
    """The host names a request may ask for; none given (only in tests): any."""
    certificate: Path | None = None
    """The server's own certificate, where no proxy speaks TLS for it; and its key."""
    certificate_key: Path | None = None
    proxies: int = 0
    """How many proxies of one's own stand before the program."""
    isolated_lan: bool = False
    """Declared to stand on a network without a way out: identities may be kept sealed on it."""
    storage: str = ""
    """Where attachments lie: "" in the data folder, else s3://bucket/prefix."""
    storage_endpoint: str = ""
    backups: Path | None = None
    """Where the nightly back-ups go; None: into the data folder."""
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = field(default="", repr=False)
    security_contact: str = ""
    """Whom to tell about a weakness (RFC 9116): mailto:, https: or tel:."""
    testing: bool = False

    @property
    def is_loopback(self) -> bool:
        """Say whether only this machine can reach the program."""
        return self.host in LOOPBACK

    @property
    def is_sqlite(self) -> bool:
        """Say whether the embedded engine serves."""
        return self.database_url.startswith("sqlite")

    @property
    def is_https(self) -> bool:
        """Say whether people reach the program over TLS."""
        return self.base_url.startswith("https://")

    @property
    def address(self) -> str:
        """The address to open in a browser, as far as the settings tell it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.base_url or f"http://{host}:{self.port}"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Config":
        """Read the settings docs/operations.md lists.

        Raises UnsafeSetting for a value that cannot be meant: a port that is no port, an address that is
        none, keys inside the data folder.
        """
        data = Path(environ.get("CASEBOOK_DATA") or "var").resolve()
        host = environ.get("HOST") or "127.0.0.1"
        base_url = _address(environ, "CASEBOOK_URL")
        database = environ.get("DATABASE_URL") or f"sqlite:///{data / 'casebook.sqlite'}"
        return cls(
            data=data,
            keys=_keys(environ, data),
            database_url=database.replace("postgresql://", "postgresql+psycopg://", 1),
            host=host,
            port=_number(environ, "PORT", default=8000, least=1, most=_LAST_PORT),
            secure_cookies=_yes(environ, "CASEBOOK_SECURE_COOKIES") or base_url.startswith("https://"),
            production=_yes(environ, "CASEBOOK_PRODUCTION") or host not in LOOPBACK,
            base_url=base_url,
            trusted_hosts=_hosts(environ, base_url),
            certificate=_file(environ, "CASEBOOK_CERTIFICATE"),
            certificate_key=_file(environ, "CASEBOOK_CERTIFICATE_KEY"),
            proxies=_number(environ, "CASEBOOK_PROXIES", default=0, least=0, most=_MOST_PROXIES),
            isolated_lan=_yes(environ, "CASEBOOK_ISOLATED_LAN"),
            storage=_storage(environ),
            storage_endpoint=_address(environ, "CASEBOOK_STORAGE_ENDPOINT"),
            backups=_file(environ, "CASEBOOK_BACKUPS"),
            oidc_issuer=_address(environ, "CASEBOOK_OIDC_ISSUER", path_kept=True),
            oidc_client_id=environ.get("CASEBOOK_OIDC_CLIENT_ID", ""),
            oidc_client_secret=environ.get("CASEBOOK_OIDC_CLIENT_SECRET", ""),
            security_contact=_contact(environ),
        )


def _keys(environ: Mapping[str, str], data: Path) -> Path:
    keys = Path(environ.get("CASEBOOK_KEYS") or f"{data}.keys").resolve()
    if keys == data or data in keys.parents:
        raise UnsafeSetting(
            "CASEBOOK_KEYS lies inside CASEBOOK_DATA: a copy of the data would carry its keys. "
            "Choose a folder outside it."
        )
    return keys


def _number(environ: Mapping[str, str], name: str, *, default: int, least: int, most: int) -> int:
    text = environ.get(name) or str(default)
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise UnsafeSetting(f"{name} must be a number from {least} to {most}, not {text!r}.")
    return int(text)


def _yes(environ: Mapping[str, str], name: str) -> bool:
    # "true" or "yes" taken for no would serve unsafely without a word.
    text = environ.get(name, "")
    if text not in _YES | _NO:
        raise UnsafeSetting(f"{name} must be 1 or 0, not {text!r}.")
    return text in _YES


def _file(environ: Mapping[str, str], name: str) -> Path | None:
    text = environ.get(name, "")
    return Path(text).resolve() if text else None


def _address(environ: Mapping[str, str], name: str, *, path_kept: bool = False) -> str:
    text = environ.get(name, "").strip().rstrip("/")
    if not text:
        return ""
    parts = _split(text)
    if parts is None or (parts.path and not path_kept) or parts.query or parts.fragment:
        raise UnsafeSetting(
            f"{name} must be an address such as https://casebook.example.edu.vn, without user name"
            f"{'' if path_kept else ', path'} or anything after it, not {text!r}."
        )
    return text


def _split(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return parts if usable and "@" not in parts.netloc and text.isascii() else None


def _hosts(environ: Mapping[str, str], base_url: str) -> tuple[str, ...]:
    # This machine may always ask by its own name; a name that was turned towards it from outside may not.
    named = [name.strip().lower() for name in environ.get("CASEBOOK_TRUSTED_HOSTS", "").split(",")]
    for name in filter(None, named):
        if not name.isascii() or "*" in name or "/" in name or name.startswith("."):
            raise UnsafeSetting(
                f"CASEBOOK_TRUSTED_HOSTS must list whole host names, separated by commas, not {name!r}."
            )
    own = urlsplit(base_url).hostname or ""
    # As they stand in a Host header: an address of version 6 in brackets.
    spelled = (f"[{name}]" if ":" in name and "[" not in name else name for name in [own, *sorted(LOOPBACK)])
    return tuple(dict.fromkeys(filter(None, [*named, *spelled])))


def _storage(environ: Mapping[str, str]) -> str:
    text = environ.get("CASEBOOK_STORAGE", "").strip().rstrip("/")
    parts = urlsplit(text)
    if text and (parts.scheme != "s3" or not parts.hostname or parts.query or "@" in parts.netloc):
        raise UnsafeSetting(
            f"CASEBOOK_STORAGE must be s3://bucket/prefix, or not be set: files then lie in the data folder. "
            f"It is {text!r}."
        )
    return text


def _contact(environ: Mapping[str, str]) -> str:
    text = environ.get("CASEBOOK_SECURITY_CONTACT", "").strip()
    if text and (
        not text.startswith(_CONTACTS) or not text.isascii() or not text.isprintable() or " " in text
    ):
        raise UnsafeSetting(
            f"CASEBOOK_SECURITY_CONTACT must begin with mailto:, https:// or tel: (RFC 9116), not {text!r}."
        )
    return text
