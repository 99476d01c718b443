"""Certificates, host keys and private keys."""

import base64
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from fuzz_target import Target
from napalm.base.exceptions import ConnectionException

from edugrid.certificates.read_certificate import read_certificate
from edugrid.vendors.base.known_keys import KnownKeys
from edugrid.vendors.base.private_key import private_key


def key_targets(folder: Path) -> Iterator[Target]:
    """Each writes its input to a file of ``folder`` and reads it as a command would."""
    yield Target("certificate", certificates(), read_certificate, (ValueError,), weight=4)

    hosts = folder / "known_hosts"
    key = b"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIO6ZBpNfUcwvZZPK6TZS5SlPOFHzFzRKQ3ZtqQ0fS5bK"
    line = (
        b"[192.0.2.1]:2222,sw1 "
        + key
        + b" a\n|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= "
        + key
        + b"\n"
    )

    def known(data: bytes) -> object:
        hosts.write_bytes(data)
        keys = KnownKeys(hosts)
        return keys.lookup("[192.0.2.1]:2222"), keys.lookup("sw1")

    yield Target("known hosts", [line], known, weight=2)

    secret = folder / "id"

    def login(data: bytes) -> object:
        secret.write_bytes(data)
        return private_key(str(secret), None)

    yield Target("private key", private_keys(), login, (ConnectionException,), weight=0.5)


def certificates() -> list[bytes]:
    """One certificate as PEM and as DER, always the same bytes."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding

    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a.example")])
    builder = x509.CertificateBuilder(
        name, name, key.public_key(), 1, datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    )
    alternative = x509.SubjectAlternativeName([x509.DNSName("a.example"), x509.DNSName("*.b.example")])
    made = builder.add_extension(alternative, critical=False).sign(key, None)
    return [made.public_bytes(Encoding.PEM), made.public_bytes(Encoding.DER)]


def private_keys() -> list[bytes]:
    """Two private keys, always the same bytes; the first is one of OpenSSH."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    one = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    two = ec.derive_private_key(7, ec.SECP256R1())
    return [
        _settled(one.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())),
        two.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()),
    ]


def _settled(pem: bytes) -> bytes:
    """With fixed check integers in place of the random ones that stand twice before the key (PROTOCOL.key of OpenSSH)."""
    head, *lines, end = pem.strip().split(b"\n")
    raw = base64.b64decode(b"".join(lines))
    at = raw.rindex(b"\x00\x00\x00\x0bssh-ed25519")
    return b"\n".join([head, base64.b64encode(raw[: at - 8] + b"same" * 2 + raw[at:]), end, b""])
