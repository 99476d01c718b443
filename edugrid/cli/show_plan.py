"""A plan on the screen, and as a file."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.rollout.plan_file import DevicePlan, Plan


def show_plan(plan: "Plan", out: Path | None) -> None:
    """Show devices, commands, waves and steps of the sealed ``plan``, and write it to ``out``."""
    from edugrid.cli.cloud_lines import plan_lines
    from edugrid.cli.console import console
    from edugrid.cli.device_tables import planned_table, waves_table
    from edugrid.cli.placement_table import placement_table
    from edugrid.cli.surge_table import surge_table

    if plan.devices:
        console().print(planned_table(plan.devices))
        _show_commands(plan.devices)
        _show_lint(plan.devices)
    if plan.waves:
        console().print(waves_table(plan.waves))
    for cloud in plan.clouds:
        if cloud.placements:
            console().print(placement_table(cloud.placements))
        if cloud.surges:
            console().print(surge_table(cloud.surges))
        typer.echo("\n" + "\n".join(plan_lines(cloud, language())))
    if plan.empty:
        typer.echo(Text("No changes.", "无变化。").show(language()))
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        plan.write(out)
        told = Text(
            f"{out}: sealed plan; carry it out with `edugrid apply {out}`",
            f"{out}：计划已封存；执行：edugrid apply {out}",
        )
        typer.echo(told.show(language()))


def _show_lint(devices: "tuple[DevicePlan, ...]") -> None:
    """What the lint says of the texts that would be given; the devices refuse, or not: nothing is left out here."""
    from edugrid.network.lint.check import lint

    for item in devices:
        for one in lint(item.platform, item.target) if item.target else ():
            typer.echo("! " + one.show(item.name, language()), err=True)


def _show_commands(devices: "tuple[DevicePlan, ...]") -> None:
    for item in devices:
        for reason in item.reasons:
            typer.echo(f"{item.name}: {reason}", err=True)
        for line in item.waiting:
            told = Text(
                f"{item.name}: left out until its secret is given on the device (by hand or by a playbook): {line}",
                f"{item.name}：密码或密钥尚未在设备上设置（手工或剧本），暂不下发：{line}",
            )
            typer.echo(told.show(language()), err=True)
        if item.forward:
            typer.echo("\n".join((f"\n{item.name}:", *(f"  {line}" for line in item.forward))))
