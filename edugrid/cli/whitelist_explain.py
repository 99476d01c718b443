"""``edugrid whitelist explain REGION --from SRC --to DST --port P``."""

import json
import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import language

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

REFUSED = 3


def whitelist_explain(
    region: Region,
    source: Annotated[str, typer.Option("--from", metavar="ADDRESS", help="who wants to reach it")],
    to: Annotated[str, typer.Option("--to", metavar="DST", help="address, or name of an application")],
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="P")],
    protocol: Annotated[Literal["tcp", "udp"], typer.Option("--protocol", help="tcp | udp")] = "tcp",
    live: Annotated[bool, typer.Option("--live", help="ask the first hop what it runs")] = False,  # noqa: FBT002 - typer's way
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
) -> None:
    """Tell which whitelist entry lets SRC reach DST, where that is enforced, and what is missing; exit 3 when it is not let in."""
    from ipaddress import ip_address

    from edugrid.network.templates import templates
    from edugrid.plain import plain
    from edugrid.region import open_region
    from edugrid.whitelist.explain import explain
    from edugrid.whitelist.question import Question
    from edugrid.whitelist.show import show

    try:
        asked = ip_address(source)
    except ValueError:
        raise typer.BadParameter(f"{source!r} is no address", param_hint="--from") from None
    try:
        destination: IPv4Address | IPv6Address | str = ip_address(to)
    except ValueError:
        destination = to
    if not isinstance(destination, str) and destination.version != asked.version:
        raise typer.BadParameter(f"{source} and {to} are of different IP versions", param_hint="--to")
    question = Question.model_validate(
        {"source": asked, "destination": destination, "port": port, "protocol": protocol}
    )
    root = inventories()
    # a county has no clouds: the question is about its city
    opened = open_region(root, "/".join(region.strip("/").split("/")[:2]))
    known = {app.name for city in opened.intent.cities for app in city.applications}
    known |= {
        f"nfv-{c.path.rsplit('/', 1)[-1]}" for city in opened.intent.cities for c in city.counties if c.file.nfv_edge
    }
    if isinstance(destination, str) and destination not in known:
        raise typer.BadParameter(f"{to!r}: no address, no application ({', '.join(sorted(known))})", param_hint="--to")
    render = templates(root).render
    found = explain(opened, question, render)
    if live:
        from edugrid.rollout.connect import connect
        from edugrid.rollout.site import Site
        from edugrid.whitelist.live import live as ask

        site = Site.from_env(os.environ)
        told = ask(found, opened.design.devices, render, lambda device: connect(device, site))
        found = found.model_copy(update={"missing": (*found.missing, *told)})
    if fmt == "json":
        typer.echo(json.dumps({"version": 1, "region": region, **plain(found)}, ensure_ascii=False, indent=1))
    else:
        typer.echo(show(found, language()))
    if found.verdict not in {"allowed", "some"}:
        raise typer.Exit(REFUSED)
