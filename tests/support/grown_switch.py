"""The example's aggregation switch, made as long as those of real counties."""

from ipaddress import ip_interface
from itertools import count
from pathlib import Path

from edugrid.design.network import DeviceDesign
from edugrid.network.templates import templates
from edugrid.region import open_region

ROOT = Path(__file__).parents[2] / "inventories"
PLATFORM, HARDWARE = "huawei_vrp8", "Huawei CE6870-48S6CQ-EI"
LINES = 331


def example_switch() -> DeviceDesign:
    """As the example has it."""
    return next(item for item in open_region(ROOT, "henan/zhengzhou").design.devices if item.name == "xz-agg-1")


def grown(design: DeviceDesign, more: int) -> DeviceDesign:
    """``design`` with ``more`` VLANs, each with its dual-stack gateway."""
    vlans, gateways = list(design.vlans), list(design.gateways)
    for number in range(more):
        vlan, name = 500 + number, f"school-{number}"
        vlans.append(vlans[0].model_copy(update={"id": vlan, "name": name}))
        addresses = {
            "ipv4": ip_interface(f"10.9.{number}.1/24"),
            "ipv6": ip_interface(f"3fff:410:9:{number:x}::1/64"),
        }
        gateways.append(gateways[0].model_copy(update={"vlan": vlan, "description": name, **addresses}))
    return design.model_copy(update={"vlans": tuple(vlans), "gateways": tuple(gateways)})


def size_of(lines: int = LINES) -> int:
    """How many VLANs more give a configuration of at least ``lines`` lines."""
    design, render = example_switch(), templates(ROOT).render
    return next(more for more in count() if len(render(grown(design, more)).splitlines()) >= lines)


def fleet(number: int, lines: int = LINES) -> list[DeviceDesign]:
    """``number`` such switches; they differ in name, router number and loopback."""
    like = grown(example_switch(), size_of(lines))
    assert like.loopback
    made = []
    for n in range(number):
        name = f"sw-{n}"
        own = ip_interface(f"172.20.{n // 250}.{n % 250 + 1}/32")
        made.append(
            like.model_copy(
                update={
                    "name": name,
                    "system": like.system.model_copy(update={"hostname": name}),
                    "loopback": like.loopback.model_copy(update={"ipv4": own}),
                }
            )
        )
    return made
