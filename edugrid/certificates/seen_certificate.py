"""What a certificate says of itself."""

from datetime import date, datetime

from edugrid.design.frozen import Frozen
from edugrid.intent.moment import SHANGHAI


class SeenCertificate(Frozen):
    """A certificate (RFC 5280), whoever signed it.

    ``names`` are its alternative names: DNS names in their ASCII form in lower case, addresses as texts. The times have a
    zone. ``sha256`` is that of the whole certificate, ``key_sha256`` that of its public key (SubjectPublicKeyInfo, as
    RFC 7469 pins it), both in hex. ``key`` is such as ``RSA 2048``, or the number of an algorithm that nobody here knows.
    ``signature`` is the number of the algorithm that signed it.
    """

    subject: str
    issuer: str
    serial: str
    names: tuple[str, ...]
    not_before: datetime
    not_after: datetime
    sha256: str
    key_sha256: str
    key: str
    signature: str

    @property
    def last_day(self) -> date:
        """The last day on which it still counts, in Asia/Shanghai."""
        return self.not_after.astimezone(SHANGHAI).date()

    @property
    def days(self) -> int:
        """How many days it lives in all."""
        return (self.not_after - self.not_before).days

    def good_for(self, name: str) -> bool:
        """True when ``name`` (DNS name or address) is one of its names; ``*`` stands for one first label (RFC 9525, 6.3)."""
        wanted = ascii_name(name)
        rest = wanted.partition(".")[2]
        return wanted in self.names or bool("." in rest and f"*.{rest}" in self.names)


def ascii_name(name: str) -> str:
    """``name`` as it stands in certificates: lower case, without a last dot, Chinese labels as ``xn--`` (RFC 5890)."""
    plain = name.rstrip(".").lower()
    try:
        return plain if plain.isascii() else plain.encode("idna").decode("ascii")
    except UnicodeError:
        return plain
