"""``edugrid mining locate REGION HOST``."""

import os
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.design.network import DeviceDesign


def mining_locate(
    region: Region, host: Annotated[str, typer.Argument(metavar="HOST", help="address of a host in a segment")]
) -> None:
    """Find the switch port of a host in the tables of its first hop and of the switches there; exit 1 when nobody knows it."""
    from ipaddress import ip_address

    from edugrid.mining.locate import locate
    from edugrid.region import open_region
    from edugrid.rollout.connect import connect
    from edugrid.rollout.site import Site

    try:
        address = ip_address(host)
    except ValueError:
        raise typer.BadParameter(f"{host!r} is no address", param_hint="HOST") from None
    site, lang = Site.from_env(os.environ), language()
    opened = open_region(inventories(), region)

    def connected(device: "DeviceDesign") -> AbstractContextManager[Any]:
        return connect(device, site)

    found = locate(address, opened.design.devices, connected)
    hops = ", ".join(found.hops) or "-"
    told = Text(f"{host}: first hop {hops}, MAC {found.mac or '-'}", f"{host}：第一跳 {hops}，MAC {found.mac or '-'}")
    typer.echo(told.show(lang))
    for one in found.seen:
        kind = (
            Text("access port", "接入端口")
            if one.access
            else Text("no access port of the intent", "意图中无此接入端口")
        )
        typer.echo(f"  {one.device} {one.port} ({kind.show(lang)})")
        if one.access:
            typer.echo(
                f"  edugrid mining quarantine {region} {host} --device {one.device} --port {one.port} --reason … --by …"
            )
    if not found.seen:
        raise typer.Exit(1)
