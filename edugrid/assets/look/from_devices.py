"""What devices tell: of themselves, of their neighbours, of addresses and where they hang. NAPALM's getters, nothing else."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from ipaddress import ip_address
from typing import Any, Final

from edugrid.assets.sighting import Layer, Seen, Sighting, Silent
from edugrid.design.network import DeviceDesign
from edugrid.rollout.progress import Progress, silent
from edugrid.rollout.site import Site, SiteError
from edugrid.vendors.base.errors import RefusedLineError

_UNTOLD: Final = (NotImplementedError, AttributeError, RefusedLineError)
"""The platform has no such table, its driver no such getter, this device no such command."""


def from_devices(devices: Sequence[DeviceDesign], site: Site, progress: Progress = silent) -> Seen:
    """Ask every active device, one session each; one that cannot be asked is told and stops no other."""
    active = [device for device in devices if device.state == "active"]
    seen = Seen()
    if not active:
        return seen
    with ThreadPoolExecutor(max_workers=site.file.limits.workers(len(active))) as pool:
        for number, found in enumerate(pool.map(lambda device: _one(device, site), active), 1):
            seen = seen.plus(found)
            progress(number, len(active), active[number - 1].name)
    return seen


def told(device: DeviceDesign, driver: Any) -> Seen:  # noqa: ANN401 - napalm publishes no types
    """What the open ``driver`` tells; a getter that the platform does not have tells nothing.

    Raises:
        napalm.base.exceptions.NapalmException: the device does not answer.
        ValueError: what it answered cannot be read.

    """
    from edugrid.rollout.layer import layer

    answered = layer(driver)
    facts = driver.get_facts()
    sightings = [
        _seen(
            device,
            answered,
            "facts",
            name=str(facts["hostname"]),
            model=str(facts["model"]),
            serial=_known(facts["serial_number"]),
            version=str(facts["os_version"]),
        )
    ]
    for getter in (_neighbours, _addresses, _leases):
        sightings += getter(device, driver, answered)
    return Seen(tuple(sightings), frozenset({("device", device.name)}))


def _known(value: object) -> str:
    """A serial number; some drivers say so where they know none."""
    text = str(value or "")
    return "" if text.lower() in {"unknown", "n/a", "none", "-"} else text


def _one(device: DeviceDesign, site: Site) -> Seen:
    from napalm.base.exceptions import NapalmException

    from edugrid.rollout.connect import connect

    try:
        with connect(device, site) as driver:
            return told(device, driver)
    except (NapalmException, SiteError, OSError, EOFError, ValueError) as error:
        why = (str(error) or type(error).__name__).splitlines()[0]
        return Seen(silent=(Silent("device", device.name, device.region, why),))


def _neighbours(device: DeviceDesign, driver: Any, layer: Layer) -> Iterator[Sighting]:  # noqa: ANN401 - the same
    with suppress(*_UNTOLD):
        for port, heard in sorted(driver.get_lldp_neighbors_detail().items()):
            for one in heard:
                yield _seen(
                    device,
                    layer,
                    "neighbour",
                    name=str(one.get("remote_system_name") or ""),
                    place=port,
                    mac=str(one.get("remote_chassis_id") or "").lower(),
                    model=str(one.get("remote_system_description") or "").splitlines()[0][:80]
                    if one.get("remote_system_description")
                    else "",
                )


def _addresses(device: DeviceDesign, driver: Any, layer: Layer) -> Iterator[Sighting]:  # noqa: ANN401 - the same
    """ARP and IPv6 neighbours, at the port where the switch learnt the hardware address."""
    ports: dict[str, str] = {}
    with suppress(*_UNTOLD):
        ports = {str(row["mac"]).lower(): str(row["interface"]) for row in driver.get_mac_address_table()}
    for getter in ("get_arp_table", "get_ipv6_neighbors_table"):
        with suppress(*_UNTOLD):
            for row in getattr(driver, getter)():
                address, mac = ip_address(str(row["ip"]).split("%")[0]), str(row["mac"]).lower()
                if address.is_link_local or not mac.strip(":0-"):
                    continue  # every host has a link-local address; without a hardware address nobody answered
                place = ports.get(mac, str(row["interface"]))
                yield _seen(device, layer, "address", address=str(address), mac=mac, place=place)


def _leases(device: DeviceDesign, driver: Any, layer: Layer) -> Iterator[Sighting]:  # noqa: ANN401 - the same
    """Addresses that DHCP gave out, as the switch at the edge saw it."""
    with suppress(*_UNTOLD):
        for row in driver.get_dhcp_bindings():
            mac = str(row["mac"]).lower()
            yield _seen(device, layer, "address", address=row["ip"], mac=mac, place=row["interface"])


def _seen(device: DeviceDesign, layer: Layer, what: str, **values: str) -> Sighting:
    given = {"source": "device", "what": what, "where": device.name, "region": device.region, "layer": layer}
    return Sighting.model_validate(given | values)
