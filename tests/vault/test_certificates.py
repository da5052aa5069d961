"""A certificate of one's own: a browser that trusts the authority trusts this one host, and no other."""

import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casebook.vault.certificates import Pair, fault_of, is_for, new_authority, new_server

HOST = "localhost"
NOW = datetime.now(UTC)  # noqa: TID251 - a real handshake looks at the real clock


@pytest.fixture(scope="module")
def authority() -> Pair:
    return new_authority(HOST, now=NOW)


def written(folder: Path, pair: Pair) -> tuple[Path, Path]:
    paths = folder / "server.crt", folder / "server.key"
    for path, content in zip(paths, (pair.certificate, pair.key), strict=True):
        path.write_bytes(content)
    return paths


def handshake(folder: Path, server: Pair, authority: Pair, host: str) -> str:
    """Shake hands as a browser does that trusts the authority; gives the version of TLS."""
    certificate, key = written(folder, server)
    ours = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ours.load_cert_chain(certificate, key)
    theirs = ssl.create_default_context(cadata=authority.certificate.decode())
    theirs.verify_flags |= ssl.VERIFY_X509_STRICT
    near, far = socket.socketpair()

    def serve() -> None:
        try:
            ours.wrap_socket(far, server_side=True).close()
        except (ssl.SSLError, OSError):
            far.close()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        with theirs.wrap_socket(near, server_hostname=host) as line:
            return str(line.version())
    finally:
        near.close()
        thread.join()


def test_whoever_trusts_the_authority_trusts_the_server(tmp_path: Path, authority: Pair) -> None:
    server = new_server(HOST, authority, now=NOW)
    assert handshake(tmp_path, server, authority, HOST) == "TLSv1.3"


def test_a_renewed_certificate_needs_no_new_trust(tmp_path: Path, authority: Pair) -> None:
    first, second = (new_server(HOST, authority, now=NOW) for _ in range(2))
    assert first.certificate != second.certificate
    assert handshake(tmp_path, second, authority, HOST)


@pytest.mark.parametrize("host", ["bank.example", "192.0.2.1"])
def test_whoever_steals_the_authority_can_pretend_to_be_no_other_host(
    tmp_path: Path, authority: Pair, host: str
) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree"):
        handshake(tmp_path, new_server(host, authority, now=NOW), authority, host)


def test_another_installations_authority_is_not_believed(tmp_path: Path, authority: Pair) -> None:
    server = new_server(HOST, new_authority(HOST, now=NOW), now=NOW)
    with pytest.raises(ssl.SSLCertVerificationError):
        handshake(tmp_path, server, authority, HOST)


@pytest.mark.parametrize("host", ["casebook.mau.example", "192.168.1.20", "fd00::20"])
def test_a_name_and_an_address_can_be_certified(tmp_path: Path, host: str) -> None:
    authority = new_authority(host, now=NOW)
    assert is_for(authority, host)
    assert not is_for(authority, "other.example")
    paths = written(tmp_path, new_server(host, authority, now=NOW))
    assert fault_of(*paths, host=host, now=NOW) is None
    assert "not made out to" in str(fault_of(*paths, host="other.example", now=NOW))


def test_what_is_wrong_with_a_certificate_is_named(tmp_path: Path, authority: Pair) -> None:
    one, other = (new_server(HOST, authority, now=NOW) for _ in range(2))
    paths = written(tmp_path, one)
    assert "holds from" in str(fault_of(*paths, host=HOST, now=NOW + timedelta(days=801)))
    paths = written(tmp_path, Pair(one.certificate, other.key))
    assert "another certificate" in str(fault_of(*paths, host=HOST, now=NOW))
    paths[1].write_text("no key")
    assert "cannot be read" in str(fault_of(*paths, host=HOST, now=NOW))
    paths[0].unlink()
    assert "cannot be read" in str(fault_of(*paths, host=HOST, now=NOW))


def test_a_pair_tells_no_key_in_a_log(authority: Pair) -> None:
    assert "PRIVATE" not in repr(authority)
