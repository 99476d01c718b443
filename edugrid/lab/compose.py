"""All layers of the lab, started and stopped together."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from edugrid.lab import fabric, openstack
from edugrid.lab.devices.down import down as devices_down
from edugrid.lab.devices.spec import DeviceSpec
from edugrid.lab.devices.up import up as devices_up
from edugrid.lab.openstack.profiles import play
from edugrid.lab.site_files import write_site
from edugrid.lab.wish import Wish
from edugrid.text import Text

LAYERS = ("openstack", "devices", "fabric")
CLOUDS = ("gov", "telecom")


class Layer(NamedTuple):
    """One layer: what it is (``real``, ``simulated``) or why it is not there (``absent``)."""

    name: str
    kind: str
    detail: Text


def lab_up(
    lab: Path,
    wish: Wish,
    layers: tuple[str, ...],
    progress: Callable[[str], None],
    profiles: tuple[str, ...] = (),
) -> tuple[Layer, ...]:
    """Start ``layers`` in the folder ``lab`` and write the site files that lead the product to them.

    ``profiles`` are clouds as tenants meet them (``telecom-limited``): entries of clouds.yaml beside the real ones.

    Raises:
        edugrid.lab.openstack.LabError: a service did not start.
        edugrid.lab.fabric.FabricError: a router did not start.

    """
    lab.mkdir(parents=True, exist_ok=True)
    found: list[Layer] = []
    endpoints: dict[str, tuple[str, int]] = {}
    clouds: Path | None = None
    if "devices" in layers:
        progress("switches (simulated)")
        endpoints |= devices_up(lab, [DeviceSpec(name, platform) for name, platform in wish.switches])
        names = sorted({platform for _, platform in wish.switches})
        count, kinds = len(wish.switches), ", ".join(names)
        found.append(Layer("devices", "simulated", Text(f"{count} switches: {kinds}", f"{count} 台交换机：{kinds}")))
    can, reason = fabric.available()
    if "fabric" in layers and wish.routers:
        if can:
            progress("FRR routers (real)")
            endpoints |= _fabric_up(lab, wish)
            count = len(wish.routers)
            words = Text(f"{count} FRR routers in network namespaces", f"{count} 台 FRR 路由器（网络命名空间）")
            found.append(Layer("fabric", "real", words))
        else:
            found.append(Layer("fabric", "absent", Text(reason, reason)))
    if "openstack" in layers:
        endpoint = openstack.up(lab, progress, CLOUDS, separate=True)
        clouds = endpoint.clouds_yaml
        found.append(Layer("openstack", "real", openstack.what_is_real(endpoint)))
        if profiles:
            played = play(lab, profiles, progress)
            listed = ", ".join(f"{account.entry} ({account.profile})" for account in played)
            told = Text(f"limits before the real API: {listed}", f"在真实接口之前模拟云的限制：{listed}")
            found.append(Layer("profiles", "simulated", told))
    write_site(lab, endpoints, clouds)
    (lab / "layers.json").write_text(json.dumps([layer._asdict() for layer in found], indent=1), encoding="utf-8")
    return tuple(found)


def _fabric_up(lab: Path, wish: Wish) -> dict[str, tuple[str, int]]:
    routers = tuple(fabric.RouterSpec(name, name) for name in wish.routers)
    cables = [fabric.LinkSpec(*cable) for cable in wish.cables]
    cables += [fabric.LinkSpec(host.router, host.port, host.name, "eth0") for host in wish.hosts]
    where = fabric.up(lab, routers, tuple(cables))
    for host in wish.hosts:
        fabric.address(lab, host.name, "eth0", host.addresses, host.gateways)
    return where


def lab_down(lab: Path) -> list[str]:
    """End every process of the lab and what it made in the kernel; state stays. The names of what ended."""
    ended = [*openstack.down(lab), *(["devices"] if devices_down(lab) else []), *fabric.down(lab)]
    for name in ("site.env", "layers.json"):
        (lab / name).unlink(missing_ok=True)
    return ended
