"""Certificates: an authority and a server certificate of one's own, and what is wrong with a given one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_AUTHORITY_FOR = timedelta(days=3650)
# No browser takes a longer one from an authority of one's own (825 days, Apple).
_SERVER_FOR = timedelta(days=800)
_CLOCKS_DIFFER = timedelta(hours=1)


@dataclass(frozen=True)
class Pair:
    """A certificate and its key, as the two files hold them."""

    certificate: bytes
    key: bytes

    def __repr__(self) -> str:
        """Tell no key in a log or an error."""
        return "Pair(…)"


class CertificateBroken(Exception):
    """What is given is no certificate with its key; the message says which file."""


def new_authority(host: str, *, now: datetime) -> Pair:
    """Make an authority that signs for one host and nothing else, whoever gets hold of its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"casebook {host}"[:64])])
    made = (
        _begun(own, own, key.public_key(), now=now, until=now + _AUTHORITY_FOR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=True), critical=True)
        .add_extension(x509.NameConstraints([_within(host)], None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return _pair(made, key)


def new_server(host: str, authority: Pair, *, now: datetime) -> Pair:
    """Make the certificate of a server for one host name or address, signed by an authority."""
    issuer = x509.load_pem_x509_certificate(authority.certificate)
    issuer_key = load_pem_private_key(authority.key, None)
    if not isinstance(issuer_key, ec.EllipticCurvePrivateKey):
        raise CertificateBroken("The authority's key is not one this program made.")
    key = ec.generate_private_key(ec.SECP256R1())
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host[:64])])
    until = min(now + _SERVER_FOR, issuer.not_valid_after_utc)
    made = (
        _begun(own, issuer.subject, key.public_key(), now=now, until=until)
        .add_extension(x509.SubjectAlternativeName([_named(host)]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(issuer_key, hashes.SHA256())
    )
    return _pair(made, key)


def is_for(authority: Pair, host: str) -> bool:
    """Say whether an authority signs for this host; it signs for no other."""
    made = x509.load_pem_x509_certificate(authority.certificate)
    limits = made.extensions.get_extension_for_class(x509.NameConstraints).value
    return limits.permitted_subtrees == [_within(host)]


def fault_of(certificate: Path, key: Path, *, host: str, now: datetime) -> str | None:
    """Say what is wrong with a server's certificate for a host: unreadable, another's, out of date."""
    try:
        found = x509.load_pem_x509_certificate(certificate.read_bytes())
        private = load_pem_private_key(key.read_bytes(), None)
    except (OSError, ValueError, TypeError) as error:
        return f"{certificate} and {key} cannot be read as a certificate and its key ({type(error).__name__})"
    if private.public_key() != found.public_key():
        return f"{key} is the key of another certificate than {certificate}"
    if not found.not_valid_before_utc <= now <= found.not_valid_after_utc:
        first, last = found.not_valid_before_utc, found.not_valid_after_utc
        return f"{certificate} holds from {first:%d/%m/%Y} to {last:%d/%m/%Y}"
    if not _names(found, host):
        return f"{certificate} is not made out to {host}"
    return None


def _names(certificate: x509.Certificate, host: str) -> bool:
    try:
        told = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return False
    names = {name.lower() for name in told.get_values_for_type(x509.DNSName)}
    addresses = {str(address) for address in told.get_values_for_type(x509.IPAddress)}
    parent = host.lower().partition(".")[2]
    return host.lower() in names | addresses or bool(parent and f"*.{parent}" in names)


def _named(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _within(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_network(host))
    except ValueError:
        return x509.DNSName(host)


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, *, now: datetime, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCKS_DIFFER)
        .not_valid_after(until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        key_cert_sign=signs,
        crl_sign=signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _pair(certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> Pair:
    return Pair(
        certificate.public_bytes(Encoding.PEM),
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    )
