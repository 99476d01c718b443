"""Orders in access lists, read back from the devices."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, Literal, NamedTuple

from edugrid.block.point import Point
from edugrid.block.route_points import in_scope
from edugrid.design.device.acl import Acl, AclRule
from edugrid.design.device.mac_block import MacBlock
from edugrid.design.network import DeviceDesign
from edugrid.intent.block_order import BlockOrder
from edugrid.network.tree import Tree
from edugrid.rollout.site import Site
from edugrid.text import Text

Path = tuple[str, ...]
KINDS: Final = ("address", "port")
_EMPTY: Final = Acl(rules4=(), rules6=(), vlans=(), ports=())


class _Look(NamedTuple):
    lines: frozenset[Path]
    layer: Literal["real", "simulated"]
    error: str = ""


def access_list_points(
    orders: Sequence[BlockOrder],
    devices: Sequence[DeviceDesign],
    render: Callable[[DeviceDesign, str], str],
    site: Site,
) -> Iterator[Point]:
    """One point an order and device in its scope: addresses and ports in access lists, MAC addresses in MAC tables."""
    kinds = {order.kind for order in orders}
    asked = [
        device
        for device in devices
        if device.state == "active" and ((device.acl and kinds & {*KINDS}) or (device.mac_block and "mac" in kinds))
    ]
    if not asked:
        return
    with ThreadPoolExecutor(max_workers=site.file.limits.workers(len(asked))) as pool:
        looks = pool.map(lambda device: _look(device, site), asked)
        for device, look in zip(asked, looks, strict=True):
            yield from _points([order for order in orders if in_scope(order, device)], device, render, look)


def _points(
    orders: Sequence[BlockOrder], device: DeviceDesign, render: Callable[[DeviceDesign, str], str], look: _Look
) -> Iterator[Point]:
    wanted = _lines_by_order(device, render)
    for order in orders:
        way: Literal["access-list", "mac-table"] = "mac-table" if order.kind == "mac" else "access-list"
        if (order.kind not in KINDS or device.acl is None) and (order.kind != "mac" or device.mac_block is None):
            continue
        lines = wanted.get(order.id)
        if look.error:
            yield Point(order.id, device.name, way, "unknown", why=Text(look.error, look.error))
        elif lines is None:
            yield Point(order.id, device.name, way, "over-limit", layer=look.layer, why=Text("no room", "已满"))
        else:
            state: Literal["enforced", "missing"] = "enforced" if lines <= look.lines else "missing"
            yield Point(order.id, device.name, way, state, layer=look.layer)


def _lines_by_order(device: DeviceDesign, render: Callable[[DeviceDesign, str], str]) -> dict[str, set[Path]]:
    """The lines of each order, in the device's own words: what its rules add to a list without any rule."""
    found: dict[str, set[Path]] = {}
    if device.acl is not None:
        bare = _paths(device, "acl", _EMPTY, render)
        for family in ("rules4", "rules6"):
            rules: tuple[AclRule, ...] = getattr(device.acl, family)
            for rule in rules:
                if rule.orders:
                    lines = _paths(device, "acl", _EMPTY.model_copy(update={family: (rule,)}), render) - bare
                    for order in rule.orders:
                        found.setdefault(order, set()).update(lines)
    for entry in device.mac_block.entries if device.mac_block else ():
        lines = _paths(device, "mac_block", MacBlock(entries=(entry,)), render)
        found.setdefault(entry.order, set()).update(lines)
    return found


def _paths(
    device: DeviceDesign, feature: str, part: Acl | MacBlock, render: Callable[[DeviceDesign, str], str]
) -> set[Path]:
    from edugrid.vendors.registry import get_vendor

    text = render(device.model_copy(update={feature: part}), feature)
    return set(_walk(get_vendor(device.platform).read(text).tree, ()))


def _walk(tree: Tree, above: Path) -> Iterator[Path]:
    for line, below in tree.items():
        yield (*above, line)
        yield from _walk(below, (*above, line))


def _look(device: DeviceDesign, site: Site) -> _Look:
    from napalm.base.exceptions import NapalmException

    from edugrid.rollout.connect import connect
    from edugrid.rollout.layer import layer
    from edugrid.rollout.site import SiteError
    from edugrid.vendors.registry import get_vendor

    try:
        with connect(device, site) as driver:
            running = driver.get_config(retrieve="running")["running"]
            lines = frozenset(_walk(get_vendor(device.platform).read(running).tree, ()))
            return _Look(lines, layer(driver))
    except (NapalmException, SiteError, OSError, EOFError, ValueError) as error:
        return _Look(frozenset(), "real", str(error) or type(error).__name__)
