"""``edugrid cloud quota REGION``."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.cloud.errors import CloudError
    from edugrid.cloud.usage import Usage
    from edugrid.design.cloud_capacity import CloudCapacity
    from edugrid.region import OpenRegion
    from edugrid.report.quota_row import QuotaRow

Live = dict[tuple[str, str], "Usage | CloudError"]


def cloud_quota(
    region: Region,
    fmt: Annotated[Literal["text", "json", "xlsx"], typer.Option("--format", help="text | json | xlsx")] = "text",
    out: Annotated[Path | None, typer.Option("--out", help="FILE for xlsx")] = None,
    offline: Annotated[bool, typer.Option("--offline", help="ask no cloud")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Used, committed and free capacity by cloud, county and contract, and what ends within 90 days."""
    from edugrid.design.cloud_capacity import cloud_capacity
    from edugrid.design.expiring import expiring
    from edugrid.design.over_committed import over_committed
    from edugrid.region import open_region

    if fmt == "xlsx" and out is None:
        raise typer.BadParameter("xlsx needs --out FILE", param_hint="--out")
    opened, lang = open_region(inventories(), region), language()
    cities = [city for city in opened.intent.cities if opened.intent.wants(city.path)]
    clouds = [cloud for city in cities for cloud in cloud_capacity(opened.intent, city)]
    live: Live = {} if offline else _live(opened)
    rows = _rows(opened, clouds, live)
    findings = over_committed(tuple(clouds))
    ends = expiring(opened.intent)
    if fmt == "json":
        typer.echo(json.dumps(_plain(opened, clouds, live, rows), ensure_ascii=False, indent=1))
        return
    from edugrid.report.quota_sheets import quota_sheet, term_sheet

    sheets = [quota_sheet(rows, lang), term_sheet(ends, lang)]
    if fmt == "xlsx" and out is not None:
        from edugrid.report.workbook import workbook

        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(workbook(sheets, region, opened.intent.at))
        typer.echo(str(out))
    else:
        from edugrid.cli.console import console
        from edugrid.cli.sheet_table import sheet_table

        for sheet in sheets:
            if sheet.rows:
                console().print(sheet_table(sheet))
        for finding in findings:
            typer.echo(f"! {finding.cloud}: {finding.message.show(lang)}")
    for text in _unknown(clouds, live, offline=offline):
        typer.echo(text.show(lang), err=True)


def _live(opened: "OpenRegion") -> Live:
    from edugrid.cloud.usage import usage

    specs = [spec for spec in opened.design.tenancies if spec.features.api]
    with ThreadPoolExecutor(max_workers=max(len(specs), 1)) as pool:
        found = list(pool.map(usage, specs))
    return {(spec.region, spec.label): item for spec, item in zip(specs, found, strict=True)}


def _rows(opened: "OpenRegion", clouds: "list[CloudCapacity]", live: Live) -> "list[QuotaRow]":
    from edugrid.cloud.usage import Usage
    from edugrid.report.quota_rows import quota_rows

    cities = {city.path: city for city in opened.intent.cities}
    rows: list[QuotaRow] = []
    for cloud in clouds:
        seen = live.get((cloud.region, cloud.cloud))
        used, apps = (seen.total, seen.applications) if isinstance(seen, Usage) else (None, {})
        rows += quota_rows(opened.intent, cities[cloud.region], cloud, used, apps)
    return rows


def _unknown(clouds: "list[CloudCapacity]", live: Live, *, offline: bool) -> list[Text]:
    """What is not known of the usage, and why."""
    from edugrid.cloud.errors import CloudError

    if offline:
        return [Text("used: no cloud was asked (--offline)", "已用：未查询任何云（--offline）")]
    found = []
    for cloud in clouds:
        seen = live.get((cloud.region, cloud.cloud))
        if isinstance(seen, CloudError):
            why = Text(seen.show("en").splitlines()[0], seen.show("zh").splitlines()[0])
        elif seen is None:
            why = Text("this cloud has no API", "该云没有 API")
        else:
            continue
        found.append(Text(f"used on {cloud.cloud} is not known: {why.en}", f"{cloud.cloud} 的已用量未知：{why.zh}"))
    return found


def _plain(opened: "OpenRegion", clouds: "list[CloudCapacity]", live: Live, rows: "list[QuotaRow]") -> dict[str, Any]:
    from edugrid.cloud.errors import CloudError
    from edugrid.design.expiring import expiring
    from edugrid.design.over_committed import over_committed
    from edugrid.plain import plain

    errors = {
        f"{region}/{cloud}": seen.show("en").splitlines()[0]
        for (region, cloud), seen in live.items()
        if isinstance(seen, CloudError)
    }
    return {
        "version": 1,
        "region": opened.intent.target,
        "at": opened.intent.at.isoformat(),
        "clouds": [plain(cloud) for cloud in clouds],
        "rows": [plain(row) for row in rows],
        "not_asked": errors,
        "over_committed": [plain(item) for item in over_committed(tuple(clouds))],
        "terms": [plain(term) for term in expiring(opened.intent)],
    }
