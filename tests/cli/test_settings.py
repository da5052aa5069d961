"""Settings: what cannot be meant is refused by name, and what follows from them is as documented."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from casebook.cli import start
from casebook.records.base import db
from casebook.records.health import forgetful_setting, is_superuser, newest_line_at
from casebook.records.units import Installation, installation
from casebook.services.self_check import unsafe_installation
from casebook.vault.keys import FILE
from config import Config, UnsafeSetting
from tests import people
from tests.programs import FORGETFUL


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"CASEBOOK_PRODUCTION": "yes"}, "CASEBOOK_PRODUCTION must be 1 or 0"),
        ({"CASEBOOK_SECURE_COOKIES": "true"}, "CASEBOOK_SECURE_COOKIES must be 1 or 0"),
        ({"CASEBOOK_ISOLATED_LAN": "on"}, "CASEBOOK_ISOLATED_LAN must be 1 or 0"),
        ({"CASEBOOK_PROXIES": "-1"}, "CASEBOOK_PROXIES must be a number from 0 to 9"),
        ({"CASEBOOK_PROXIES": "10"}, "CASEBOOK_PROXIES must be a number from 0 to 9"),
        ({"CASEBOOK_URL": "casebook.mau.example"}, "CASEBOOK_URL must be an address"),
        ({"CASEBOOK_URL": "https://"}, "CASEBOOK_URL must be an address"),
        ({"CASEBOOK_URL": "https://me@mau.example"}, "CASEBOOK_URL must be an address"),
        ({"CASEBOOK_URL": "https://mau.example/so"}, "CASEBOOK_URL must be an address"),
        ({"CASEBOOK_URL": "https://mau.example:999999"}, "CASEBOOK_URL must be an address"),
        ({"CASEBOOK_URL": "ftp://mau.example"}, "CASEBOOK_URL must be an address"),
        ({"CASEBOOK_TRUSTED_HOSTS": "a.example,*"}, "whole host names"),
        ({"CASEBOOK_TRUSTED_HOSTS": "https://a.example"}, "whole host names"),
        ({"CASEBOOK_STORAGE": "https://b"}, "must be s3://"),
        ({"CASEBOOK_STORAGE": "s3://key:secret@b"}, "must be s3://"),
        ({"CASEBOOK_OIDC_ISSUER": "id.mau.example"}, "CASEBOOK_OIDC_ISSUER must be an address"),
        ({"CASEBOOK_SECURITY_CONTACT": "an@mau.example"}, "mailto:"),
        ({"CASEBOOK_SECURITY_CONTACT": "mailto:an@mau.example\nExpires: never"}, "mailto:"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(environ: dict[str, str], said: str) -> None:
    with pytest.raises(UnsafeSetting, match=re.escape(said)):
        Config.from_environment(environ)


def test_nothing_set_is_one_machine_for_oneself() -> None:
    config = Config.from_environment({})
    assert (config.production, config.secure_cookies, config.proxies) == (False, False, 0)
    assert config.address == "http://127.0.0.1:8000"
    assert set(config.trusted_hosts) == {"127.0.0.1", "localhost", "[::1]"}


def test_an_address_over_tls_brings_the_secure_cookie_and_its_host() -> None:
    config = Config.from_environment({"CASEBOOK_URL": "https://so.mau.example:8443/"})
    assert config.secure_cookies
    assert config.base_url == config.address == "https://so.mau.example:8443"
    assert "so.mau.example" in config.trusted_hosts


def test_whoever_opens_the_program_to_the_network_means_it() -> None:
    assert Config.from_environment({"HOST": "0.0.0.0"}).production  # noqa: S104 - what is asked about
    assert not Config.from_environment({"HOST": "localhost"}).production


def test_a_secret_stands_in_no_log() -> None:
    config = Config.from_environment({"CASEBOOK_OIDC_CLIENT_SECRET": "rất kín"})
    assert "rất kín" not in repr(config)


def test_every_setting_is_documented_and_nothing_else_is() -> None:
    told = set(re.findall(r"CASEBOOK_[A-Z_]+", Path("docs/operations.md").read_text(encoding="utf-8")))
    read = set(re.findall(r"CASEBOOK_[A-Z_]+", Path("config.py").read_text(encoding="utf-8")))
    assert read <= told
    assert "DATABASE_URL" in Path("docs/operations.md").read_text(encoding="utf-8")


def test_a_database_that_forgets_is_named(app: Flask, engine: str) -> None:
    with app.app_context():
        if engine == "sqlite":
            assert "synchronous=OFF" in str(forgetful_setting())
            db.session.rollback()
            app.config[FORGETFUL] = False
            db.engine.dispose()
            assert forgetful_setting() is None
        else:
            # The tests' own server keeps nothing across a power cut, on purpose.
            assert forgetful_setting() == "fsync=off"
        assert is_superuser() == (engine == "postgresql")
        assert newest_line_at() is None


def test_data_on_a_server_without_its_keys_is_refused(app: Flask, engine: str) -> None:
    config = replace(app.config["CASEBOOK"], keys=app.config["CASEBOOK"].data.parent / "elsewhere")
    app.config["KEYS"] = None
    if engine == "postgresql":
        with pytest.raises(start.StartRefused, match="holds data, but there are no keys"):
            start.refuse_database_without_keys(app, config)
    (config.data / "casebook.sqlite").touch()
    with pytest.raises(start.StartRefused, match="has no keys"):
        start.keys_of(replace(config, database_url=f"sqlite:///{config.data / 'casebook.sqlite'}"))


def test_devices_are_required_from_the_terminal_once(app: Flask) -> None:
    with app.app_context():
        people.settle_school()
    run = app.test_cli_runner()
    assert "From now on" in run.invoke(args=["casebook", "require-devices"]).output
    assert "Nothing to change" in run.invoke(args=["casebook", "require-devices"]).output
    with app.app_context():
        row: Installation | None = installation()
        assert row is not None
        assert row.second_factor_required
        assert newest_line_at() is not None


def test_check_tells_the_same_sentences_as_the_start(app: Flask, clock) -> None:
    with app.app_context():
        people.settle_school()
        keys = app.config["KEYS"]
        wanted = unsafe_installation(app.config["CASEBOOK"], keys, now=clock.to(people.APPOINTED_ON))
    assert len(wanted) >= 3  # no second factor, no recovery key, a clock before its time
    app.config["CASEBOOK"] = replace(app.config["CASEBOOK"], production=True)
    result = app.test_cli_runner().invoke(args=["check"])
    assert result.exit_code == 1
    assert not [sentence for sentence in wanted if sentence not in result.output]
    assert "CASEBOOK_URL is no https:// address" in result.output


def test_a_certificate_is_made_renewed_and_never_for_another_host(app: Flask, tmp_path: Path) -> None:
    run = app.test_cli_runner()
    made = run.invoke(args=["casebook", "certificate", "So.Mau.Example", "--to", str(tmp_path / "c")])
    assert made.exit_code == 0, made.output
    assert "CASEBOOK_URL=https://so.mau.example:8000" in made.output
    folder = ["--to", str(tmp_path / "c")]
    files = {path.name: path for path in (tmp_path / "c").iterdir()}
    assert set(files) == {"authority.crt", "authority.key", "server.crt", "server.key"}
    assert {path.stat().st_mode & 0o077 for name, path in files.items() if name.endswith(".key")} == {0}
    authority, server = files["authority.crt"].read_bytes(), files["server.crt"].read_bytes()
    assert run.invoke(args=["casebook", "certificate", "so.mau.example", *folder]).exit_code == 0
    assert files["authority.crt"].read_bytes() == authority
    assert files["server.crt"].read_bytes() != server
    for refused in (["other.example", *folder], ["a b"], ["x-.example"], ["a..b"]):
        result = run.invoke(args=["casebook", "certificate", *refused])
        assert result.exit_code == 1, refused
        assert result.output.startswith("Error: "), refused


def test_the_server_is_started_with_tls_and_limits(app: Flask) -> None:
    config = app.config["CASEBOOK"]
    plain = start._options(config)
    assert "--certfile" not in plain
    assert plain[plain.index("--limit-request-line") + 1] == "4094"
    assert plain[plain.index("--forwarded-allow-ips") + 1] == ""
    tls = {"certificate": Path("/x.crt"), "certificate_key": Path("/x.key")}
    own = start._options(replace(config, host="::1", **tls))
    assert own[own.index("--certfile") + 1] == "/x.crt"
    assert own[own.index("--keyfile") + 1] == "/x.key"
    assert "[::1]:8000" in own


@pytest.mark.parametrize(
    ("environ", "said"),
    [({"PORT": "http"}, "Error: PORT must be"), ({}, "casebook.keys.json is not a key file")],
)
def test_what_stops_every_command_is_one_sentence(tmp_path: Path, environ: dict[str, str], said: str) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / FILE).write_text("{}")
    folder = {"CASEBOOK_DATA": str(tmp_path / "data"), "CASEBOOK_KEYS": str(tmp_path / "keys")}
    done = subprocess.run(
        [Path(sys.executable).with_name("flask"), "check"],
        capture_output=True, text=True, check=False, env=os.environ | folder | environ,
    )  # fmt: skip
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
