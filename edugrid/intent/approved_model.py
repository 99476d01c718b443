"""The register of device models that may stand in the network (``registers/approved_models.csv``)."""

from collections.abc import Iterable
from datetime import date
from fnmatch import fnmatchcase
from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen

ModelKind = Literal["device", "onu", "ap"]
SERIAL_LETTERS = 12
"""A serial of twelve characters begins with the maker's four letters, one of sixteen digits with their codes."""


class ApprovedModel(Frozen):
    """A model that may be used; ``model`` may hold ``*``, capital letters and small ones are the same.

    ``kind``: ``device`` (routers, switches, OLTs, controllers), ``ap`` (access points), or ``onu``: for these ``model`` is
    the maker's four letters, with which every serial number begins (ITU-T G.984.3); no register holds their type.
    ``until`` is its last day as a model to be bought: devices that are there stay, and the end is told beforehand.
    """

    id: str
    kind: ModelKind
    model: Annotated[str, Field(min_length=1, pattern=r"^[!-~ ]+$")]
    applicant: str
    approver: str
    reason: str
    until: date


class ApprovedModelsFile(Frozen):
    """All rows of ``registers/approved_models.csv``."""

    rows: tuple[ApprovedModel, ...]


def approved(rows: Iterable[ApprovedModel], kind: ModelKind, model: str) -> bool:
    """True when a row names ``model``, and where no row of that ``kind`` asks anything."""
    patterns = [row.model for row in rows if row.kind == kind]
    return not patterns or any(fnmatchcase(model.upper(), pattern.upper()) for pattern in patterns)


def maker(serial: str) -> str:
    """The maker's letters of an ONU's serial number, of either spelling; empty where they are no letters."""
    text = serial[:4] if len(serial) == SERIAL_LETTERS else ""
    if not text:
        try:
            text = bytes.fromhex(serial[:8]).decode("ascii")
        except ValueError:
            return ""
    return text if text.isalnum() else ""
