"""A safe installation, and every way to make it unsafe: what is changed, and what the refusal must say."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from flask import Flask
from sqlalchemy import event, text

from casebook.records.base import db, transaction
from casebook.records.units import Installation
from casebook.services.self_check import disk
from casebook.services.trail import Trace, write_line
from casebook.vault.certificates import new_authority, new_server
from casebook.vault.keys import FILE, create_keys, load_keys, replace_keys
from casebook.vault.recovery import new_recovery_key

HOST = "casebook.mau.example"
POSTGRES = "postgresql://casebook:{}@{}/casebook{}"
LONG = "k3-dai-va-ngau-nhien-9f"


@dataclass(kw_only=True)
class World:
    """A folder with a safe installation in it, its settings, and what is put back at the end."""

    folder: Path
    environ: dict[str, str]
    after: ExitStack
    touches: list[Callable[[Flask], None]] = field(default_factory=list)
    debug: bool = False
    sample: bool = False

    @property
    def data(self) -> Path:
        """The data folder."""
        return Path(self.environ["CASEBOOK_DATA"])

    @property
    def keys(self) -> Path:
        """The folder of the keys."""
        return Path(self.environ["CASEBOOK_KEYS"])

    def set(self, **environ: str) -> None:
        """Change settings; an empty one is unset."""
        self.environ.update(environ)

    def pretend(self, target: str, value: object) -> None:
        """Let something outside be otherwise until the round is over."""
        self.after.enter_context(patch(target, value))


def make_safe(app: Flask) -> Path:
    """Make the installation of a program that has a database safe in every respect; give its folder."""
    config = app.config["CASEBOOK"]
    config.data.chmod(0o700)
    standing = load_keys(config.keys) or create_keys(config.keys)
    replace_keys(config.keys, replace(standing, recovery=new_recovery_key().public))
    with app.app_context(), transaction() as session:
        row = Installation(id=1, set_up_at=datetime(2026, 1, 5, tzinfo=UTC), second_factor_required=True)
        session.merge(row)
    return config.data.parent


def world_like(template: Path, folder: Path, after: ExitStack) -> World:
    """Copy a safe installation for one round."""
    shutil.copytree(template, folder)
    environ = {
        "CASEBOOK_DATA": str(folder / "data"),
        "CASEBOOK_KEYS": str(folder / "data.keys"),
        "CASEBOOK_PRODUCTION": "1",
        "CASEBOOK_URL": f"https://{HOST}",
        "CASEBOOK_PROXIES": "1",
    }
    return World(folder=folder, environ=environ, after=after)


def certified(world: World, *, host: str = HOST, days_ago: int = 0) -> None:
    """Serve other machines with a certificate of one's own."""
    now = datetime.now(UTC) - timedelta(days=days_ago)  # noqa: TID251 - a real certificate for a real handshake
    authority = new_authority(host, now=now)
    made = new_server(host, authority, now=now)
    paths = {name: world.folder / name for name in ("authority.crt", "server.crt", "server.key")}
    for path, content in zip(
        paths.values(), (authority.certificate, made.certificate, made.key), strict=True
    ):
        path.write_bytes(content)
        path.chmod(0o600)
    certificate, key = str(paths["server.crt"]), str(paths["server.key"])
    world.set(HOST="0.0.0.0", CASEBOOK_PROXIES="", CASEBOOK_CERTIFICATE=certificate)  # noqa: S104 - with TLS
    world.set(CASEBOOK_CERTIFICATE_KEY=key)


def _certificate_of_another_host(world: World) -> None:
    certified(world, host="other.example")


def _certificate_out_of_date(world: World) -> None:
    certified(world, days_ago=900)


def _half_a_certificate(world: World) -> None:
    certified(world)
    world.set(CASEBOOK_CERTIFICATE_KEY="")


def _certificate_of_another_key(world: World) -> None:
    certified(world)
    Path(world.environ["CASEBOOK_CERTIFICATE_KEY"]).write_bytes(
        new_authority(HOST, now=datetime(2026, 1, 5, tzinfo=UTC)).key
    )


def _readable_certificate_key(world: World) -> None:
    certified(world)
    Path(world.environ["CASEBOOK_CERTIFICATE_KEY"]).chmod(0o640)


def _proxies_on_the_network(world: World) -> None:
    certified(world)
    world.set(CASEBOOK_PROXIES="1")


def _another_user(world: World) -> None:
    world.pretend("os.geteuid", lambda: world.data.stat().st_uid + 1)


def _copied_key(world: World) -> None:
    (world.data / "backups").mkdir()
    (world.data / "backups" / FILE).write_bytes((world.keys / FILE).read_bytes())


def _linked_key(world: World) -> None:
    hidden = world.data / "a"
    (world.keys / FILE).rename(hidden)
    (world.keys / FILE).symlink_to(hidden)


def _writable_program(world: World) -> None:
    program = world.folder / "program"
    (program / "casebook").mkdir(parents=True)
    (program / "casebook").chmod(0o777)
    world.pretend("casebook.services.self_check.disk.PROGRAM", program)


def _far_disk(world: World) -> None:
    mounts = world.folder / "mounts"
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\nserver:/x {world.data} nfs4 rw 0 0\n")
    world.pretend("casebook.services.self_check.disk._MOUNTS", mounts)


def _no_recovery(world: World) -> None:
    keys = load_keys(world.keys)
    assert keys is not None
    replace_keys(world.keys, replace(keys, recovery=None))


def _no_keys(world: World) -> None:
    for path in world.keys.iterdir():
        path.unlink()


def _row(**values: object) -> Callable[[World], None]:
    def change(world: World) -> None:
        def touch(_app: Flask) -> None:
            with transaction() as session:
                row = session.get_one(Installation, 1)
                for name, value in values.items():
                    setattr(row, name, value)

        world.touches.append(touch)

    return change


def _clock_that_went_back(world: World) -> None:
    def touch(_app: Flask) -> None:
        trace = Trace(deed="x", unit_id=None, object_kind="installation", object_id="1", particulars={})
        with transaction() as session:
            write_line(session, trace, now=datetime(2031, 1, 1, tzinfo=UTC))

    world.touches.append(touch)


def _forgetful(level: str, mode: str) -> Callable[[World], None]:
    def change(world: World) -> None:
        def touch(_app: Flask) -> None:
            db.session.execute(text("SELECT 1"))
            db.engine.dispose()

            def weaken(connection, _record) -> None:
                connection.execute(f"PRAGMA journal_mode = {mode}")
                connection.execute(f"PRAGMA synchronous = {level}")

            event.listen(db.engine, "connect", weaken)

        world.touches.append(touch)

    return change


def _environ(**environ: str) -> Callable[[World], None]:
    return lambda world: world.set(**environ)


def _mode(which: str, mode: int) -> Callable[[World], None]:
    def change(world: World) -> None:
        {"data": world.data, "keys": world.keys, "file": world.keys / FILE}[which].chmod(mode)

    return change


def _flag(name: str) -> Callable[[World], None]:
    return lambda world: setattr(world, name, True)


def _database(password: str, host: str, query: str = "") -> Callable[[World], None]:
    return _environ(DATABASE_URL=POSTGRES.format(password, host, query))


OPEN = "0.0.0.0"  # noqa: S104 - what must be refused
# What is changed, and words of the sentence that must be told.
UNSAFE: dict[str, tuple[Callable[[World], None], str]] = {
    "no address": (_environ(CASEBOOK_URL=""), "CASEBOOK_URL is no https:// address"),
    "plain http": (_environ(CASEBOOK_URL=f"http://{HOST}"), "CASEBOOK_URL is no https:// address"),
    "open cookie": (_environ(CASEBOOK_URL=f"http://{HOST}"), "cookie of a sign-in would travel"),
    "no host": (_environ(CASEBOOK_URL=""), "No host name is trusted"),
    "any host": (_environ(CASEBOOK_TRUSTED_HOSTS="*"), "whole host names"),
    "any host below": (_environ(CASEBOOK_TRUSTED_HOSTS=".example"), "whole host names"),
    "open to the network": (_environ(HOST=OPEN, CASEBOOK_PROXIES=""), "no certificate to speak TLS"),
    "open without saying so": (
        _environ(HOST=OPEN, CASEBOOK_PRODUCTION="", CASEBOOK_PROXIES=""), "no certificate to speak TLS"),
    "proxies on the network": (_proxies_on_the_network, "pretend to be the proxy"),
    "proxy not told": (_environ(CASEBOOK_PROXIES=""), "Set CASEBOOK_PROXIES=1"),
    "half a certificate": (_half_a_certificate, "set CASEBOOK_CERTIFICATE_KEY, too"),
    "another host's certificate": (_certificate_of_another_host, f"is not made out to {HOST}"),
    "certificate out of date": (_certificate_out_of_date, "holds from"),
    "another certificate's key": (_certificate_of_another_key, "is the key of another certificate"),
    "readable certificate key": (_readable_certificate_key, "pretend to be this program"),
    "debugger": (_flag("debug"), "The debugger is on"),
    "sample asked for": (_flag("sample"), "never served with CASEBOOK_PRODUCTION=1"),
    "sample there": (_row(sample=True), "holds the sample school"),
    "empty password": (_database("", "127.0.0.1"), "The password in DATABASE_URL"),
    "usual password": (_database("postgres", "127.0.0.1"), "The password in DATABASE_URL"),
    "password is the role": (_database("casebook", "127.0.0.1"), "The password in DATABASE_URL"),
    "short password": (_database("k3-dai", "127.0.0.1"), "The password in DATABASE_URL"),
    "database without TLS": (_database(LONG, "db.mau.example"), "without TLS that proves who answers"),
    "database with TLS to anybody": (
        _database(LONG, "db.mau.example", "?sslmode=require"), "without TLS that proves who answers"),
    "storage without TLS": (
        _environ(CASEBOOK_STORAGE="s3://b", CASEBOOK_STORAGE_ENDPOINT="http://s3.mau.example"),
        "CASEBOOK_STORAGE_ENDPOINT is http://"),
    "storage that is none": (_environ(CASEBOOK_STORAGE="/srv/files"), "must be s3://"),
    "isolated but with Amazon": (
        _environ(CASEBOOK_STORAGE="s3://b", CASEBOOK_ISOLATED_LAN="1"), "lies with Amazon"),
    "provider without TLS": (
        _environ(CASEBOOK_OIDC_ISSUER="http://id.mau.example", CASEBOOK_OIDC_CLIENT_ID="x",
                 CASEBOOK_OIDC_CLIENT_SECRET="y"), "CASEBOOK_OIDC_ISSUER is http://"),
    "provider without secret": (
        _environ(CASEBOOK_OIDC_ISSUER="https://id.mau.example", CASEBOOK_OIDC_CLIENT_ID="x"),
        "needs all three"),
    "keys inside the data": (
        lambda world: world.set(CASEBOOK_KEYS=str(world.data / "keys")), "lies inside CASEBOOK_DATA"),
    "key copied into the data": (_copied_key, "every copy of the data carries them"),
    "key linked into the data": (_linked_key, "every copy of the data carries them"),
    "keys gone": (_no_keys, "has no keys"),
    "keys broken": (lambda world: (world.keys / FILE).write_text("{}") and None, "is not a key file"),
    "data readable": (_mode("data", 0o755), "may look into"),
    "keys folder readable": (_mode("keys", 0o750), "may read"),
    "key file readable": (_mode("file", 0o644), "may read"),
    "another's data": (_another_user, "belongs to another user"),
    "program writable": (_writable_program, "may change the program"),
    "database on another machine": (_far_disk, "SQLite loses writes"),
    "no recovery key": (_no_recovery, "No recovery key was confirmed"),
    "no second factor": (_row(second_factor_required=False), "asks for a password only"),
    "weaker synchronous": (_forgetful("NORMAL", "WAL"), "a power cut would lose"),
    "journal in memory": (_forgetful("EXTRA", "MEMORY"), "a power cut would lose"),
    "clock that went back": (_clock_that_went_back, "earlier than what is already recorded"),
    "database away": (_database(LONG, "127.0.0.1:9"), "The database does not answer"),
    "yes spelled otherwise": (_environ(CASEBOOK_PRODUCTION="true"), "must be 1 or 0"),
    "contact that is none": (_environ(CASEBOOK_SECURITY_CONTACT="an toàn"), "must begin with mailto:"),
    "address with a path": (_environ(CASEBOOK_URL=f"https://{HOST}/so"), "without user name, path"),
}  # fmt: skip
assert (disk.PROGRAM / "wsgi.py").exists()  # what is looked at is this program
