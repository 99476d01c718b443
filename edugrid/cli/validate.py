"""``edugrid validate [REGION]``."""

from typing import TYPE_CHECKING, Annotated

import typer

from edugrid.cli.paths import inventories

if TYPE_CHECKING:
    from edugrid.cloud.judged import Judged
    from edugrid.region import OpenRegion


def validate(region: Annotated[str, typer.Argument(metavar="[REGION]")] = "") -> None:
    """Read the intent of one region, or of every province, and hold it against the policies; nothing else is touched."""
    from edugrid.cloud.judged import Judged
    from edugrid.cloud.policy import check_region
    from edugrid.cloud.refuse import refuse
    from edugrid.intent.problems import IntentError, Problem
    from edugrid.region import open_region

    root = inventories()
    regions = [region] if region else sorted(path.parent.name for path in root.glob("*/province.yml"))
    problems: list[Problem] = []
    refused = Judged((), ())
    for name in regions or [""]:
        try:
            found = open_region(root, name)
        except IntentError as error:
            problems += error.problems
            continue
        judged = check_region(found.intent, found.design)
        refused = refused._replace(refused=(*refused.refused, *judged.refused))
        _show(name, found, judged)
    if problems:
        raise IntentError(problems)
    refuse(refused, region or ", ".join(regions))


def _show(name: str, found: "OpenRegion", judged: "Judged") -> None:
    from edugrid.cli.bandwidth_warnings import bandwidth_warnings
    from edugrid.cli.surge_warnings import surge_warnings
    from edugrid.text import Text, language

    lang = language()
    for item in judged.excepted:
        typer.echo(f"! {item.text.show(lang)}")
    if judged.refused:
        return
    cities, devices, tenancies = len(found.intent.cities), len(found.design.devices), len(found.design.tenancies)
    fine = Text(
        f"{name}: fine ({cities} cities, {devices} devices, {tenancies} tenancies)",
        f"{name}：正确（{cities} 个地市，{devices} 台设备，{tenancies} 个云租户）",
    )
    typer.echo(fine.show(lang))
    for warning in surge_warnings(found.intent):
        typer.echo(warning.show(lang), err=True)
    for shortfall in bandwidth_warnings(found.intent):
        typer.echo(Text(f"warning: {shortfall.show('en')}", f"警告：{shortfall.show('zh')}").show(lang), err=True)
