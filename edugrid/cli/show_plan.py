"""A plan on the screen, and as a file."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.rollout.plan_file import DevicePlan, Plan


def show_plan(plan: "Plan", out: Path | None, key: Path | None = None, *, everything: bool = False) -> None:
    """Show devices, commands, waves and steps of the sealed ``plan``, and write it to ``out``, signed by its author's ``key``.

    ``everything``: also the properties of cloud resources that are new, for whoever approves it.
    """
    from edugrid.cli.cloud_lines import plan_lines
    from edugrid.cli.console import console
    from edugrid.cli.device_tables import planned_table, waves_table
    from edugrid.cli.placement_table import placement_table
    from edugrid.cli.surge_table import surge_table
    from edugrid.printable import printable

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
        typer.echo(printable("\n" + "\n".join(plan_lines(cloud, language(), everything=everything))))
    if plan.empty:
        typer.echo(Text("No changes.", "无变化。").show(language()))
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        _write(plan, out, key)


def _write(plan: "Plan", out: Path, key: Path | None) -> None:
    from edugrid.cli.inventory_people import people_and_places
    from edugrid.trust.statements_file import beside

    plan.write(out)
    beside(out).unlink(missing_ok=True)  # what was said of a former plan
    places = people_and_places(plan).places
    if not places:
        told = Text(
            f"{out}: sealed plan; carry it out with `edugrid apply {out}`",
            f"{out}：计划已封存；执行：edugrid apply {out}",
        )
    elif key is None:
        told = Text(
            f"{out}: sealed plan; it touches production ({', '.join(places)}). Next: edugrid approve {out} --author --key FILE "
            f"(its author), edugrid approve {out} --key FILE (somebody else), edugrid apply {out}",
            f"{out}：计划已封存；涉及生产环境（{'、'.join(places)}）。下一步：edugrid approve {out} --author --key 密钥文件（编制人），"
            f"edugrid approve {out} --key 密钥文件（另一人），edugrid apply {out}",
        )
    else:
        from edugrid.cli.sign_plan import sign_plan
        from edugrid.cli.signer import signer

        person = signer(plan, out, key, "planned")
        sign_plan(plan, out, (person, key), "planned")
        told = Text(
            f"{out}: sealed plan, signed by {person.id}; it touches production ({', '.join(places)}). "
            f"Next: edugrid approve {out} --key FILE (somebody else), edugrid apply {out}",
            f"{out}：计划已封存，编制人 {person.id} 已签名；涉及生产环境（{'、'.join(places)}）。"
            f"下一步：edugrid approve {out} --key 密钥文件（另一人），edugrid apply {out}",
        )
    typer.echo(told.show(language()))


def _show_lint(devices: "tuple[DevicePlan, ...]") -> None:
    """What the lint says of the texts that would be given; the devices refuse, or not: nothing is left out here."""
    from edugrid.network.lint.check import lint

    for item in devices:
        for one in lint(item.platform, item.target) if item.target else ():
            typer.echo("! " + one.show(item.name, language()), err=True)


def _show_commands(devices: "tuple[DevicePlan, ...]") -> None:
    from edugrid.printable import printable

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
            # a plan file is somebody else's text: nothing in it may hide what it would do
            typer.echo(printable("\n".join((f"\n{item.name}:", *(f"  {line}" for line in item.forward)))))
