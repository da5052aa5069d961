"""What the settings alone tell: how people reach the program, and what it reaches over the network."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from sqlalchemy import URL, make_url

from config import LOOPBACK, Config

_CHECKED_TLS = frozenset({"verify-ca", "verify-full"})
_GUESSED_FIRST = frozenset(
    {
        "",
        "admin",
        "casebook",
        "change-me",
        "changeme",
        "example",
        "password",
        "postgres",
        "root",
        "secret",
        "test",
    }
)
_SHORTEST_PASSWORD = 12
_OTHER_PROOFS = frozenset({"passfile", "sslcert", "service"})


def reached_without_tls(config: Config) -> str | None:
    """People must reach the program over https."""
    if config.is_https:
        return None
    return (
        "CASEBOOK_URL is no https:// address, so passwords and letters would cross the network readable. Set "
        "it to the address people type, for example CASEBOOK_URL=https://casebook.school.example."
    )


def cookie_without_tls(config: Config) -> str | None:
    """The sign-in must never travel readable."""
    if config.secure_cookies:
        return None
    return (
        "The cookie of a sign-in would travel over plain http, too. Set CASEBOOK_URL to an https:// address, "
        "or CASEBOOK_SECURE_COOKIES=1."
    )


def any_host(config: Config) -> str | None:
    """The names the program answers by must be known, the one people type among them."""
    own = urlsplit(config.base_url).hostname
    named = set(config.trusted_hosts) - {*LOOPBACK, "[::1]"}
    if named and (own is None or {own, f"[{own}]"} & set(config.trusted_hosts)):
        return None
    return (
        "No host name is trusted, so a page elsewhere could turn its own name towards this program. Set "
        "CASEBOOK_URL, or list the names in CASEBOOK_TRUSTED_HOSTS."
    )


def open_to_the_network(config: Config) -> str | None:
    """Whoever is reached from other machines speaks TLS itself."""
    if config.is_loopback or (config.certificate and config.certificate_key):
        return None
    return (
        f"HOST is {config.host}, which other machines reach, but there is no certificate to speak TLS with. "
        "Make one with `flask casebook certificate` and set CASEBOOK_CERTIFICATE and "
        "CASEBOOK_CERTIFICATE_KEY, or leave HOST unset and put a proxy with TLS on this machine."
    )


def proxies_anybody_can_be(config: Config) -> str | None:
    """What a proxy says is believed only where nobody but the proxy can speak."""
    if config.is_loopback or not config.proxies:
        return None
    return (
        f"CASEBOOK_PROXIES is {config.proxies} while HOST is {config.host}: anybody on the network could "
        "pretend to be the proxy and choose the address they seem to come from. Leave HOST unset, or "
        "CASEBOOK_PROXIES."
    )


def proxy_not_told(config: Config) -> str | None:
    """Behind a proxy everybody seems to come from one address unless the program is told."""
    if not config.is_loopback or config.proxies or config.certificate:
        return None
    return (
        f"The program listens on {config.host} only and has no certificate, so a proxy stands before it, but "
        "CASEBOOK_PROXIES is not set: everybody would seem to come from one address and delay everybody "
        "else's sign-in. Set CASEBOOK_PROXIES=1."
    )


def half_a_certificate(config: Config) -> str | None:
    """A certificate and its key come together."""
    if bool(config.certificate) == bool(config.certificate_key):
        return None
    missing = "CASEBOOK_CERTIFICATE_KEY" if config.certificate else "CASEBOOK_CERTIFICATE"
    return f"A certificate and its key belong together: set {missing}, too."


def only_for_tests(config: Config) -> str | None:
    """What makes testing easy makes breaking in easy."""
    return (
        "The program runs with the settings of its tests. Start it with `make run`."
        if config.testing
        else None
    )


def guessable_database_password(config: Config) -> str | None:
    """The database must not open to whoever tries the usual passwords."""
    if config.is_sqlite:
        return None
    url = make_url(config.database_url)
    password = str(url.password or "")
    if not any(_hosts(url)) or (not password and _OTHER_PROOFS & set(url.query)):
        return None
    usual = _GUESSED_FIRST | {url.username or "", url.database or ""}
    if password.lower() not in usual and len(password) >= _SHORTEST_PASSWORD:
        return None
    return (
        f"The password in DATABASE_URL is empty, one of the usual ones, or shorter than {_SHORTEST_PASSWORD} "
        "characters. Give the database role a long random one (openssl rand -hex 24)."
    )


def database_without_tls(config: Config) -> str | None:
    """A database on another machine is reached over TLS that checks who answers."""
    if config.is_sqlite:
        return None
    url = make_url(config.database_url)
    mode = url.query.get("sslmode")
    far = [host for host in _hosts(url) if host not in LOOPBACK]
    if not far or mode in _CHECKED_TLS:
        return None
    return (
        f"The database on {far[0]} would be reached without TLS that proves who answers. Add "
        "?sslmode=verify-full&sslrootcert=/path/to/its-ca.pem to DATABASE_URL."
    )


def _hosts(url: URL) -> Iterator[str]:
    # A host that begins with / is a socket on this machine.
    named = url.query.get("host", "")
    told = [url.host or "", *([named] if isinstance(named, str) else named)]
    yield from (host for text in told for host in text.split(",") if host and not host.startswith("/"))


def storage_without_tls(config: Config) -> str | None:
    """Files go to another machine over TLS only."""
    parts = urlsplit(config.storage_endpoint)
    if parts.scheme != "http" or parts.hostname in LOOPBACK:
        return None
    return (
        f"CASEBOOK_STORAGE_ENDPOINT is {config.storage_endpoint}: what is asked for there, and by whom, "
        "would cross the network readable. Use its https:// address."
    )


def provider_without_tls(config: Config) -> str | None:
    """Whoever says who somebody is must be asked over TLS."""
    if not config.oidc_issuer or config.oidc_issuer.startswith("https://"):
        return None
    return (
        f"CASEBOOK_OIDC_ISSUER is {config.oidc_issuer}: over plain http anybody on the way could sign in as "
        "anybody. Use its https:// address, or unset it."
    )


def half_a_provider(config: Config) -> str | None:
    """A provider of sign-ins knows this program by name and secret."""
    told = (config.oidc_issuer, config.oidc_client_id, config.oidc_client_secret)
    if all(told) or not any(told):
        return None
    return (
        "Signing in through a provider needs all three of CASEBOOK_OIDC_ISSUER, CASEBOOK_OIDC_CLIENT_ID and "
        "CASEBOOK_OIDC_CLIENT_SECRET. Set them all, or none."
    )


def way_out_of_the_isolated_network(config: Config) -> str | None:
    """What is declared without a way out must not use one."""
    if not config.isolated_lan or not config.storage or config.storage_endpoint:
        return None
    return (
        "CASEBOOK_ISOLATED_LAN=1 says there is no way out of this network, but CASEBOOK_STORAGE without "
        "CASEBOOK_STORAGE_ENDPOINT lies with Amazon. Name the endpoint inside, or unset one of them."
    )


CHECKS = (
    reached_without_tls,
    cookie_without_tls,
    any_host,
    open_to_the_network,
    proxies_anybody_can_be,
    proxy_not_told,
    half_a_certificate,
    only_for_tests,
    guessable_database_password,
    database_without_tls,
    storage_without_tls,
    provider_without_tls,
    half_a_provider,
    way_out_of_the_isolated_network,
)
