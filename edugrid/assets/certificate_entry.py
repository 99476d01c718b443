"""One certificate of the register and what it says of itself."""

from datetime import date, datetime

from edugrid.design.frozen import Frozen
from edugrid.intent.moment import SHANGHAI


class CertificateEntry(Frozen):
    """A row of registers/certificates.csv, joined with its system.

    ``where`` is the endpoint that shows it, or the file of its copy. What comes after ``owner`` is empty or None until the
    certificate was read. ``starts`` and ``ends`` have a zone; of one that nobody can read ``ends`` is what the row says.
    """

    id: str
    name: str
    region: str
    where: str
    system: str = ""
    owner: str = ""
    subject: str = ""
    issuer: str = ""
    serial: str = ""
    key: str = ""
    starts: datetime | None = None
    ends: datetime | None = None

    @property
    def last_day(self) -> date | None:
        """The last day on which it still counts, in Asia/Shanghai."""
        return None if self.ends is None else self.ends.astimezone(SHANGHAI).date()
