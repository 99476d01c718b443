"""One certificate, from its bytes."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from edugrid.certificates.seen_certificate import SeenCertificate, ascii_name

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_LONGEST = 200
"""Characters of a name that are kept: a certificate can hold any text."""
_MOST = 200
"""Names that are kept; one certificate of a large hoster has about a hundred."""


def read_certificate(data: bytes) -> SeenCertificate:
    """Read PEM or DER; of a PEM file with several the first, as servers keep their own. A private key in it is not read.

    Raises:
        ValueError: there is none, or it is not made as RFC 5280 wants.

    """
    from cryptography import x509

    try:
        return _seen(data)
    except (
        x509.InvalidVersion,
        x509.DuplicateExtension,
        x509.UnsupportedGeneralNameType,
        LookupError,
        TypeError,
    ) as error:
        raise ValueError(f"not made as RFC 5280 wants: {error}") from error


def _seen(data: bytes) -> SeenCertificate:
    """Raises ValueError, and what the library has of its own for it."""
    from cryptography import x509

    pem = data.find(b"-----BEGIN CERTIFICATE-----")
    found = x509.load_pem_x509_certificate(data[pem:]) if pem >= 0 else x509.load_der_x509_certificate(data)
    from cryptography.hazmat.primitives.serialization import Encoding

    der = found.public_bytes(Encoding.DER)
    return SeenCertificate(
        subject=_short(found.subject.rfc4514_string()),
        issuer=_short(found.issuer.rfc4514_string()),
        serial=f"{found.serial_number:x}",
        names=_names(found),
        not_before=found.not_valid_before_utc,
        not_after=min(found.not_valid_after_utc, datetime(9999, 12, 30, tzinfo=UTC)),  # leaves room for a zone
        sha256=sha256(der).hexdigest(),
        key_sha256=sha256(_key_info(found.tbs_certificate_bytes)).hexdigest(),
        key=_key(found),
        signature=found.signature_algorithm_oid.dotted_string,
    )


def _short(text: str) -> str:
    from edugrid.printable import printable

    return printable(text.replace("\n", " "))[:_LONGEST]


def _names(found: "Certificate") -> tuple[str, ...]:
    from cryptography import x509

    try:
        alternative = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    listed = [ascii_name(name) for name in alternative.get_values_for_type(x509.DNSName)]
    listed += [str(address) for address in alternative.get_values_for_type(x509.IPAddress)]
    return tuple(_short(name) for name in listed[:_MOST])


def _key(found: "Certificate") -> str:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    try:
        key = found.public_key()
    except (UnsupportedAlgorithm, ValueError):  # an SM2 key, for one
        return found.public_key_algorithm_oid.dotted_string
    if isinstance(key, RSAPublicKey):
        return f"RSA {key.key_size}"
    if isinstance(key, EllipticCurvePublicKey):
        return f"EC {key.curve.name}"
    return found.public_key_algorithm_oid.dotted_string


def _key_info(tbs: bytes) -> bytes:
    """SubjectPublicKeyInfo as it stands in TBSCertificate (RFC 5280, 4.1), also where the kind of key is not known."""
    start, _ = _content(tbs, 0)
    fields = []
    while start < len(tbs):
        _, end = _content(tbs, start)
        fields.append(tbs[start:end])
        start = end
    versioned = fields[0][:1] == b"\xa0"
    return fields[6 if versioned else 5]


def _content(der: bytes, at: int) -> tuple[int, int]:
    """Where the content of the element at ``at`` starts and ends (X.690, 8.1.3); the length is checked by who parsed it."""
    first = der[at + 1]
    if first < 0x80:  # noqa: PLR2004 - the short form
        return at + 2, at + 2 + first
    size = first & 0x7F
    return at + 2 + size, at + 2 + size + int.from_bytes(der[at + 2 : at + 2 + size], "big")
