"""Every cable ends where the links say, and nobody unknown hangs on a port."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.finding import LiveFinding

_NOBODY = "nobody known"


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a promised neighbour and one an unknown one, from ``get_lldp_neighbors``."""
    if device.lldp is None:
        return []
    seen = {
        _port(device.platform, port): [(one["hostname"], one["port"]) for one in neighbors]
        for port, neighbors in driver.get_lldp_neighbors().items()
    }
    found = []
    for wanted in device.lldp.neighbors:
        heard = seen.pop(_port(device.platform, wanted.port), [])
        right = [one for one in heard if one[0] == wanted.device and _same(wanted.platform, one[1], wanted.far_port)]
        others = [one for one in heard if one not in right]
        expected = f"{wanted.device} {wanted.far_port}"
        actual = expected if right and not others else _told(others) if others else "absent"
        found.append(_finding(device, wanted.port, expected, actual))
    found += [_finding(device, port, _NOBODY, _told(heard)) for port, heard in sorted(seen.items()) if heard]
    return found


def _port(platform: str, name: str) -> str:
    """The long name: devices abbreviate port names in tables."""
    from edugrid.vendors.registry import get_vendor

    return get_vendor(platform).canonicaliser.line(f"interface {name}").removeprefix("interface ")


def _same(platform: str, one: str, other: str) -> bool:
    return _port(platform, one) == _port(platform, other)


def _told(neighbors: list[tuple[str, str]]) -> str:
    return ", ".join(f"{name} {port}".strip() for name, port in neighbors)


def _finding(device: DeviceDesign, port: str, expected: str, actual: str) -> LiveFinding:
    return LiveFinding(
        device=device.name,
        feature="lldp",
        subject=port,
        state="ok" if expected == actual else "failed",
        expected=expected,
        actual=actual,
        extra=expected == _NOBODY,
    )
