"""Structured design becomes config text in the device's own canonical form."""

from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Interface, IPv4Network, IPv6Address, IPv6Interface, IPv6Network
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from edugrid.design.network import DeviceDesign
from edugrid.network.capabilities import Capabilities, capabilities
from edugrid.network.one_line import one_line


class TemplateSet:
    """Templates by platform: folders are searched in order, so that a region can override a file.

    Args:
        folders: each holds ``<platform>/<feature>.j2`` and ``<platform>/capabilities.yml``.

    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._environment = Environment(  # noqa: S701 - device configs are not HTML
            loader=FileSystemLoader([str(folder) for folder in self._folders]),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            undefined=StrictUndefined,
            auto_reload=False,
        )
        self._environment.filters |= filters()

    def features(self, platform: str) -> tuple[str, ...]:
        """Features in the order of the display.

        Raises:
            FileNotFoundError: there are no templates for ``platform``.

        """
        return self.capabilities(platform).features

    def capabilities(self, platform: str) -> Capabilities:
        """What ``platform`` can do, and why not the rest.

        Raises:
            FileNotFoundError: there are no templates for ``platform``.

        """
        return capabilities(self._folders, platform)

    def render(self, device: DeviceDesign) -> str:
        """Config text of ``device``: only lines that edugrid owns.

        Raises:
            edugrid.network.one_line.BrokenLineError: a value would begin a line of its own.

        """
        one_line(device)
        return "".join(self.feature(device, feature) for feature in self.features(device.platform))

    def feature(self, device: DeviceDesign, feature: str) -> str:
        """The part of ``device``'s text that one feature gives."""
        return self._environment.get_template(f"{device.platform}/{feature}.j2").render(device=device)


def masked(value: IPv4Interface | IPv4Network) -> str:
    """``10.0.0.1 255.255.255.0``."""
    return value.with_netmask.replace("/", " ")


def wildcard(value: IPv4Network) -> str:
    """``10.0.0.0 0.0.0.255``; one host is ``10.0.0.1 0``, as VRP and Comware print it."""
    return f"{value.network_address} {'0' if value.prefixlen == value.max_prefixlen else value.hostmask}"


def address(value: object) -> str:
    """An address as VRP and Comware print it: IPv6 in capitals, loopbacks without their length."""
    if isinstance(value, IPv6Interface | IPv6Address | IPv6Network):
        return str(value).upper()
    return str(value)


def vlan_ranges(numbers: Iterable[int]) -> str:
    """``2 to 10 20``: ordered, runs joined, as VRP and Comware print VLAN lists."""
    return " ".join(vlan_runs(numbers))


def vlan_runs(numbers: Iterable[int]) -> list[str]:
    """``["2 to 10", "20"]``: the runs one by one, where a platform prints each on a line of its own."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return [" to ".join(str(end) for end in run) for run in runs]


def burst(kbps: int) -> int:
    """Bytes of half a second at ``kbps``, in steps of 512: the burst that Comware takes by default and prints."""
    return (kbps * 125 // 2 + 511) // 512 * 512


def filters() -> dict[str, Callable[..., object]]:
    """What templates may write behind a bar."""
    return {
        "masked": masked,
        "wildcard": wildcard,
        "address": address,
        "vlan_ranges": vlan_ranges,
        "vlan_runs": vlan_runs,
        "burst": burst,
    }
