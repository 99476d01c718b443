"""``edugrid mining suspects REGION --dns FILE --flows FILE --sessions FILE``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.mining.suspect import Suspect

FOUND = 3
SIGNALS = {
    "pool-name": Text("asked for a pool", "查询矿池域名"),
    "pool-word": Text("asked for a name like a pool's", "查询疑似矿池域名"),
    "pool-address": Text("talks to a pool", "连接矿池地址"),
    "pool-port": Text("talks to a port that pools like", "连接矿池常用端口"),
    "long-thin-flow": Text("a long connection with little in it", "长时间低流量连接"),
}
LEVELS = {"high": Text("high", "高"), "medium": Text("medium", "中"), "low": Text("low", "低")}
SHOWN = 3
"""Lines of evidence a host in the text; JSON has all."""


def mining_suspects(
    region: Region,
    dns: Annotated[list[Path] | None, typer.Option("--dns", help="FILE: query log of BIND, Unbound, dnsmasq")] = None,
    flows: Annotated[
        list[Path] | None, typer.Option("--flows", help="FILE: nfdump -o csv, or goflow2 JSON lines")
    ] = None,
    sessions: Annotated[
        list[Path] | None, typer.Option("--sessions", help="FILE: display firewall/nat/session table")
    ] = None,
    indicators: Annotated[list[Path] | None, typer.Option("--indicators", help="FILE beside those of mining/")] = None,
    low: Annotated[bool, typer.Option("--low", help="also what proves nothing alone")] = False,  # noqa: FBT002 - typer's way
    fmt: Annotated[
        Literal["text", "json", "sarif", "junit", "html"],
        typer.Option("--format", help="text | json; as drift: sarif | junit | html"),
    ] = "text",
) -> None:
    """Hosts that seem to mine, by school, each with its evidence at file:line; exit 3 when there are any. Options may be repeated."""
    from edugrid.mining.read_indicators import read_indicators
    from edugrid.mining.suspects import read_sources, suspects
    from edugrid.plain import plain
    from edugrid.region import open_region

    given = [*(dns or ()), *(flows or ()), *(sessions or ()), *(indicators or ())]
    if not (dns or flows or sessions):
        raise typer.BadParameter("give at least one file", param_hint="--dns, --flows, --sessions")
    for path in given:
        if not path.is_file():
            raise typer.BadParameter(f"{path} is not there")
    root, lang = inventories(), language()
    known = read_indicators(root, region.strip("/").split("/")[0], tuple(indicators or ()))
    opened = open_region(root, region)
    sources = read_sources(dns or (), flows or (), sessions or ())
    found = tuple(one for one in suspects(opened, sources, known) if low or one.level != "low")
    if fmt == "json":
        read = [{"file": one.file, "records": len(one.dns) + len(one.flows)} for one in sources]
        told = {"version": 1, "region": region, "indicators": known.sources, "read": read}
        typer.echo(json.dumps(told | {"suspects": [plain(one) for one in found]}, ensure_ascii=False, indent=1))
    elif fmt != "text":
        from edugrid.drift.formats.show import show
        from edugrid.mining.records import records

        typer.echo(show(records(found, region.strip("/")), fmt, lang, region, ("network",)))
    else:
        for one in sources:
            count = len(one.dns) + len(one.flows)
            typer.echo(Text(f"{one.file}: {count} records", f"{one.file}：{count} 条记录").show(lang))
        typer.echo("\n".join(_lines(found, region, lang)))
    if found:
        raise typer.Exit(FOUND)


def _lines(found: "tuple[Suspect, ...]", region: str, lang: str) -> list[str]:
    out = []
    for one in found:
        level = LEVELS[one.level].show(lang)
        where = (
            f"{one.region}/{one.site} {one.name} {one.segment}" if one.region else Text("nobody's", "未规划").show(lang)
        )
        out.append(f"[{level}] {one.host}  {where}" + (f"  {one.quarantined}" if one.quarantined else ""))
        out += [f"    {SIGNALS[e.signal].show(lang)}: {e.what} ×{e.count}  {e.place}" for e in one.evidence[:SHOWN]]
    schools = len({(one.region, one.site) for one in found})
    total = Text(
        f"{region}: {len(found)} suspects in {schools} places", f"{region}：{schools} 处共 {len(found)} 台可疑主机"
    )
    return [*out, total.show(lang)]
