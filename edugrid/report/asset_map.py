"""The asset map as one HTML file that opens without a network."""

from collections.abc import Iterable, Sequence
from typing import Final

from edugrid import __version__
from edugrid.assets.register import Register
from edugrid.assets.system import System
from edugrid.drift.masked import masked_drift
from edugrid.drift.record import DriftRecord
from edugrid.report.asset_tree import asset_tree
from edugrid.report.environment import environment, script_hash

_SMALL: Final = 60
"""So many hosts at most are laid out with every system open."""


def asset_map(
    register: Register,
    records: Iterable[DriftRecord],
    lang: str,
    *,
    sources: Sequence[str] = (),
    other: str = "",
    files: tuple[str, ...] = (),
) -> str:
    """The page in ``lang`` (``zh`` or ``en``).

    Args:
        register: what it shows.
        records: what ``check`` found.
        lang: language of the page.
        sources: what was looked at; none: the registers alone.
        other: relative address of the page in the other language.
        files: relative addresses of the page's data.

    """
    found = masked_drift(records)
    entries = {entry for host in register.hosts for port in host.ports for entry in port.entries}
    page = environment("zh" if lang == "zh" else "en").get_template("asset_map.html.j2")
    return page.render(
        register=register,
        tree=asset_tree(register, found),
        records=found,
        high=sum(record.severity == "high" and record.exception is None for record in found),
        filed=sum(bool(system.filing) for system in register.systems),
        ports=sum(len(host.ports) for host in register.hosts),
        entries=len(entries),
        titles={system.name: system.title for system in register.systems},
        phone=lambda system: phone(register, system),
        small=len(register.hosts) <= _SMALL,
        sources=sources,
        version=__version__,
        other=other,
        files=files,
        map_script_hash=script_hash("asset_map.js"),
    )


def phone(register: Register, system: System) -> str:
    """The entry of the contacts, with the last digits of its number where the file is at hand."""
    number = (register.phones or {}).get(system.phone, "")
    return f"{system.phone} ({number})" if number else system.phone
