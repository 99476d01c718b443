"""The register of names that may always be resolved (``registers/domains.csv``)."""

from datetime import date
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator

from edugrid.design.frozen import Frozen
from edugrid.intent.mistake import MistakeError
from edugrid.intent.network.segment_name import SegmentName
from edugrid.text import Text

_SHARED: Final = frozenset({"ac", "com", "edu", "gov", "mil", "net", "org"})
"""Second labels below ``cn`` under which everybody registers (https://www.cnnic.cn): no one's own name."""
_LABEL: Final = 63
_NAME: Final = 253


def canonical_name(text: object) -> object:
    """``text`` in small letters, without the dot at its end, IDN as A-labels (RFC 5890)."""
    if not isinstance(text, str):
        return text
    name = text.strip().rstrip(".。").replace("。", ".").lower()
    try:
        return name if name.isascii() else name.encode("idna").decode()
    except UnicodeError:
        return name


def _one_of_its_own(name: str) -> str:
    """A host name (RFC 1123) below what is registered, so that one row never allows everybody's names."""
    labels = name.split(".")
    well_formed = all(
        0 < len(label) <= _LABEL
        and label.isascii()
        and label.replace("-", "").replace("_", "").isalnum()
        and not label.startswith("-")
        and not label.endswith("-")
        for label in labels
    )
    if not well_formed or len(name) > _NAME:
        raise MistakeError(Text(f"{name!r} is no domain name", f"“{name}”不是域名"))
    if len(labels) == 1 or (labels[-1] == "cn" and labels[0] in _SHARED and len(labels) == 2):  # noqa: PLR2004 - com.cn
        raise MistakeError(Text(f"{name!r} is everybody's, not one name", f"“{name}”为公共后缀，不是单个域名"))
    return name


DomainName = Annotated[str, BeforeValidator(canonical_name), AfterValidator(_one_of_its_own)]


class AllowedDomain(Frozen):
    """``domain`` and everything below it is resolved, whatever is blocked, to the end of the day ``until``.

    ``segment``: for clients in segments of that name alone (one that resolves nothing else: ``network: resolver:``).
    """

    id: str
    domain: DomainName
    segment: SegmentName | None = None
    applicant: str
    approver: str
    reason: str
    until: date


class AllowedDomainsFile(Frozen):
    """All rows of ``registers/domains.csv``."""

    rows: tuple[AllowedDomain, ...]
