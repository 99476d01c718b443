"""What the commands of ``edugrid block`` share."""

import os
from typing import TYPE_CHECKING

import typer

from edugrid.cli.paths import inventories, state
from edugrid.text import Text, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from edugrid.block.routers import Network, Seen
    from edugrid.intent.block_order import BlockOrder
    from edugrid.region import OpenRegion


def city_orders(region: str) -> "list[tuple[str, OpenRegion, tuple[BlockOrder, ...]]]":
    """Every city that ``region`` concerns, opened, with the orders whose scope it covers."""
    from edugrid.block.cities import targets
    from edugrid.region import open_region

    found = []
    for target in targets(inventories(), region):
        opened = open_region(inventories(), target.city)
        rows = opened.intent.cities[0].registers.blocks
        found.append((target.city, opened, tuple(row for row in rows if target.scope in {"city", row.scope})))
    return found


def tell_routers(
    city: str, opened: "OpenRegion", wanted: "Sequence[Network]" = (), gone: "Sequence[Network]" = ()
) -> bool:
    """The fast path, told line by line; False when a router could not be proved to do it."""
    from edugrid.block.enforce import enforce
    from edugrid.rollout.site import Site

    seen = enforce(state(), opened, Site.from_env(os.environ), wanted, gone)
    for one in seen:
        typer.echo(_line(city, one, lifted=bool(gone)).show(language()))
    slow = [device for device in opened.design.devices if (device.acl or device.mac_block) and device.state == "active"]
    if slow:
        text = Text(
            f"{city}: access lists and MAC tables of {len(slow)} device(s) follow by plan: edugrid plan {city} --only network --out PLAN",
            f"{city}：另有 {len(slow)} 台设备的访问列表与 MAC 表随计划生效：edugrid plan {city} --only network --out PLAN",
        )
        typer.echo(text.show(language()))
    return all(one.after is not None for one in seen)


def _line(city: str, seen: "Seen", *, lifted: bool) -> Text:
    if seen.error:
        return Text(
            f"{city}: {seen.device}: not proved: {seen.error}", f"{city}：{seen.device}：未能核实：{seen.error}"
        )
    if seen.after is None:
        return Text(
            f"{city}: {seen.device}: not yet as ordered in {seen.left} network(s); does the route server run? "
            f"look again: edugrid block sync {city}",
            f"{city}：{seen.device}：还有 {seen.left} 个网段未按要求生效；路由服务器是否在运行？"
            f"再次核实：edugrid block sync {city}",
        )
    done = Text("no longer discarded", "已解除") if lifted else Text("discarded", "已丢弃")
    mark = Text(" (SIMULATED)", "（模拟）") if seen.layer == "simulated" else Text("", "")
    return Text(
        f"{city}: {seen.device}: {done.en} after {seen.after:.2f} s{mark.en}",
        f"{city}：{seen.device}：{seen.after:.2f} 秒后{done.zh}{mark.zh}",
    )


def networks(orders: "Iterable[BlockOrder]") -> "list[Network]":
    """Those of the orders about addresses."""
    return [order.network for order in orders if order.network is not None]
