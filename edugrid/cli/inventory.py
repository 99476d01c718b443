"""``edugrid inventory [REGION] --list|--host NAME``: a dynamic inventory for Ansible."""

import json
import os
from typing import Annotated

import typer

from edugrid.cli.paths import inventories
from edugrid.text import Text, language

_BAD_INPUT = 2


def inventory(
    region: Annotated[
        str, typer.Argument(metavar="[REGION]", envvar="EDUGRID_REGION", help="henan/zhengzhou; else EDUGRID_REGION")
    ] = "",
    whole: Annotated[bool, typer.Option("--list", help="all groups and hosts")] = False,  # noqa: FBT002 - typer's way
    host: Annotated[str | None, typer.Option("--host", metavar="NAME", help="the variables of one device")] = None,
) -> None:
    """Print the active devices as JSON for ``ansible -i``, with addresses and without any login."""
    from edugrid.region import open_region
    from edugrid.rollout.ansible_listing import ansible_listing
    from edugrid.rollout.site import Site

    if not region:
        _stop(Text("no region: give it, or set EDUGRID_REGION", "未指定地区：请给出参数或设置 EDUGRID_REGION"))
    if whole == (host is not None):
        _stop(Text("give either --list or --host NAME", "请给出 --list 或 --host NAME 其中之一"))
    listing = ansible_listing(open_region(inventories(), region).design.devices, Site.from_env(os.environ))
    if host is not None:
        known = listing["_meta"]["hostvars"]
        if host not in known:
            _stop(
                Text(
                    f"no active device {host} in {region}; `edugrid inventory {region} --list` shows all",
                    f"{region} 中没有启用的设备 {host}；可用 `edugrid inventory {region} --list` 查看全部",
                )
            )
        listing = known[host]
    typer.echo(json.dumps(listing, ensure_ascii=False, indent=2))


def _stop(text: Text) -> None:
    typer.echo(f"error: {text.show(language())}", err=True)
    raise typer.Exit(_BAD_INPUT)
