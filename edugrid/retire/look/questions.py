"""What devices are asked about legacy data centres."""

from collections.abc import Iterable, Mapping
from ipaddress import IPv4Network, IPv6Network
from typing import NamedTuple, TypeAlias

from edugrid.retire.legacy_sites import LegacySite

Prefix: TypeAlias = IPv4Network | IPv6Network


class Questions(NamedTuple):
    """``prefixes``: every router is asked for routes to them. ``ports``: device → its ports → the prefixes behind each."""

    prefixes: tuple[str, ...] = ()
    ports: Mapping[str, Mapping[str, tuple[Prefix, ...]]] = {}

    def concerns(self, device: str) -> bool:
        """True when there is something to ask ``device``."""
        return bool(self.prefixes or device in self.ports)


def questions(sites: Iterable[LegacySite]) -> Questions:
    """All that is asked of devices about ``sites``; pure."""
    prefixes: set[str] = set()
    ports: dict[str, dict[str, tuple[Prefix, ...]]] = {}
    for legacy in sites:
        prefixes |= {str(prefix) for prefix in legacy.site.prefixes}
        for port in legacy.site.access:
            ports.setdefault(port.device, {})[port.port] = legacy.site.prefixes
    return Questions(tuple(sorted(prefixes)), ports)
