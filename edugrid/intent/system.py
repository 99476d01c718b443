"""The register of systems: what a department answers for, as it was graded and filed (定级备案)."""

import re
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from edugrid.design.frozen import Frozen
from edugrid.intent.application import DataClass
from edugrid.intent.mistake import MistakeError
from edugrid.intent.settings import Name
from edugrid.text import Text

_DIGITS: Final = 7
"""So many digits in a row are a telephone number (the shortest local one in China has seven)."""


def _words(value: object) -> object:
    return tuple(part for part in re.split(r"[\s;,；，、]+", value) if part) if isinstance(value, str) else value


def _reference(value: str) -> str:
    if len(re.sub(r"\D", "", value)) >= _DIGITS:
        raise MistakeError(
            Text(
                "a telephone number must not stand in a register: write the name of its entry in the file of"
                " EDUGRID_CONTACTS",
                "登记表中不得填写电话号码：请填写 EDUGRID_CONTACTS 所指文件中的条目名",
            )
        )
    return value


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]
PhoneReference = Annotated[str, Field(pattern=r"^\S{1,60}$"), AfterValidator(_reference)]
Domain = Annotated[str, Field(pattern=r"^(\*\.)?([a-z0-9_-]+\.)+[a-z0-9-]+\.?$")]


class SystemRow(Frozen):
    """One row of ``registers/systems.csv``: what the intent does not say of a system (GB/T 22240-2020, GB/T 22239-2019 8.1.9.1).

    ``name`` is short; a system is made of ``applications`` (absent: the application of its name), of ``devices`` (names,
    ``*`` matches any text: the network is a graded object too) and of the rows of assets.csv that name it. What those
    declare (protection level, data classes, contract, domains) is taken from them and need not be written again.
    ``phone`` is the name of an entry in a file outside the inventory, never a number. ``filing`` is the number of the
    filing certificate (备案证明编号), ``assessed`` the day of the last evaluation (测评).
    """

    name: Name
    title: str
    organisation: str
    person: str = ""
    phone: PhoneReference | None = None
    county: Name | None = None
    protection_level: Annotated[int, Field(ge=1, le=3)] | None = None
    filing: Annotated[str, Field(pattern=r"^[0-9A-Z][0-9A-Z-]{4,39}$")] | None = None
    filed: date | None = None
    assessed: date | None = None
    applications: Words = ()
    devices: Words = ()
    domains: Annotated[tuple[Domain, ...], BeforeValidator(_words)] = ()
    data_classes: Annotated[tuple[DataClass, ...], BeforeValidator(_words)] = ()
    supplier: str = ""
    contract: str | None = None
    state: Literal["planned", "in-use", "retired"] = "in-use"
    remark: str = ""


class SystemsFile(Frozen):
    """All rows of ``registers/systems.csv``."""

    rows: tuple[SystemRow, ...]
