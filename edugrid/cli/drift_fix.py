"""``edugrid drift fix REGION``."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from edugrid.cli.options import Jobs, Region
from edugrid.cli.paths import inventories
from edugrid.cli.permit import Key
from edugrid.text import Text, language

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from edugrid.drift.fix.propose import Proposal
    from edugrid.drift.fix.sorted_out import SortedOut
    from edugrid.drift.record import DriftRecord
    from edugrid.region import OpenRegion
    from edugrid.rollout.plan_file import Plan


def drift_fix(  # noqa: PLR0913, PLR0917 - one parameter an option
    region: Region,
    source: Annotated[
        Path | None, typer.Option("--from", help="FILE of `edugrid drift --format json`; absent: look now")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="PLAN that repairs what a plan can")] = None,
    accept: Annotated[
        list[str] | None, typer.Option("--accept", metavar="ID", help="keep this difference (may be repeated)")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="why it is kept")] = "",
    by: Annotated[str, typer.Option("--by", help="NAME of who says so")] = "",
    until: Annotated[
        datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], help="YYYY-MM-DD, the last day of an exception")
    ] = None,
    patch: Annotated[Path | None, typer.Option("--patch", help="FILE for the change of the inventory")] = None,
    write: Annotated[bool, typer.Option("--write", help="change the inventory files")] = False,  # noqa: FBT002 - typer's way
    only: Annotated[Literal["cloud", "network"] | None, typer.Option("--only", help="cloud | network")] = None,
    remove_unmanaged: Annotated[  # noqa: FBT002 - the same
        bool, typer.Option("--remove-unmanaged", help="also plan to delete cloud resources that nobody declared")
    ] = False,
    key: Key = None,
    jobs: Jobs = None,
) -> None:
    """Make a plan that repairs drift, and a change of the intent for what shall stay. Neither is carried out.

    The plan is an ordinary one: review it, then `edugrid apply`. Exit codes: 0 every difference is allowed, can be
    repaired or is accepted; 1 a plan could not be made; 2 bad input; 3 some have no way yet, they are listed with why.
    """
    from edugrid.drift.excepted import excepted
    from edugrid.drift.fix.propose import propose
    from edugrid.drift.fix.scene import Grounds
    from edugrid.drift.fix.sorted_out import sort_out
    from edugrid.region import open_region
    from edugrid.vendors.drivers import get_driver

    root = inventories()
    opened = open_region(root, region)
    if until is not None and until.date() < opened.intent.today:
        raise typer.BadParameter(f"{until.date()} is over", param_hint="--until")
    records = _records(root, opened, source, only, jobs)
    names = {
        device.name: get_driver(device.platform).candidate == "lines"
        for device in opened.design.devices
        if device.state == "active"
    }
    asked = {part for item in accept or () for part in item.split(",") if part}
    unknown = sorted(asked - {record.identity for record in records})
    if unknown:
        raise typer.BadParameter(f"no difference {', '.join(unknown)} in this drift", param_hint="--accept")
    found = sort_out(records, names, asked, remove_unmanaged=remove_unmanaged)
    proposal = propose(root, opened, found.accepted, records, Grounds(reason, by, until.date() if until else None))
    _show_proposal(proposal)
    if patch is not None and proposal.changed:
        _save(patch, proposal.patch)
    moved: set[str] = set()
    if write and proposal.changed:
        _write(proposal)
        _note(proposal, reason, by)
        opened = open_region(root, region)
        gone = {id(item.record) for item in proposal.accepted} | {id(record) for record in proposal.also}
        moved = {line[0] for line in proposal.effects}
        # what is allowed now must not be undone by the plan; an exception says so, all else is gone
        rest = [record for record in excepted(records, opened.intent) if record.exception or id(record) not in gone]
        found = sort_out(
            rest, names, {item.record.identity for item in proposal.left}, remove_unmanaged=remove_unmanaged
        )
    elif proposal.changed:
        told = Text("the inventory was not changed; add --write to change it", "未改动清单；加 --write 后写入")
        typer.echo(told.show(language()))
    blocked = {item.record.asset for item in found.left if not (item.record.exception and names.get(item.record.asset))}
    devices = sorted({*found.devices, *(moved - blocked)})
    _show_repair(found, devices, out)
    _show_left(found, proposal)
    code = 3 if proposal.left or any(not item.record.exception for item in found.left) else 0
    if out is not None and (devices or found.stacks):
        plan = _plan(root, opened, (devices, found), jobs, remove_unmanaged=remove_unmanaged)
        if _refused(plan, found.stacks):
            code = 1
        from edugrid.cli.show_plan import show_plan

        show_plan(plan, out, key)
    if code:
        raise typer.Exit(code)


def _records(
    root: Path, opened: "OpenRegion", source: Path | None, only: Literal["cloud", "network"] | None, jobs: int | None
) -> "tuple[DriftRecord, ...]":
    from edugrid.drift.excepted import excepted

    if source is not None:
        from edugrid.drift.extent import UNOWNED
        from edugrid.drift.read_records import read_records

        read = (
            record.model_copy(update={"exception": None})
            for record in read_records(source)
            if record.exception != UNOWNED
        )
        return excepted(
            (record for record in read if opened.intent.wants(record.region) and only in {None, record.world}),
            opened.intent,
        )
    from edugrid.cli.progress_bars import progress_bars
    from edugrid.drift.observe import observe

    with progress_bars() as bars:
        return observe(root, opened, os.environ, bars, (only,) if only else ("cloud", "network"), jobs)


def _plan(
    root: Path,
    opened: "OpenRegion",
    what: "tuple[Sequence[str], SortedOut]",
    jobs: int | None,
    *,
    remove_unmanaged: bool,
) -> "Plan":
    from edugrid.cli.cloud_works import cloud_works
    from edugrid.cli.look_at_devices import look_at_devices
    from edugrid.cli.run_stacks import run_stacks
    from edugrid.rollout.plan_file import Plan
    from edugrid.rollout.wave import WaveSizes
    from edugrid.rollout.waves import waves

    devices, found = what
    planned = look_at_devices(root, opened, devices, found.kept) if devices else ()
    works = cloud_works("preview", found.stacks, remove_unmanaged=remove_unmanaged)
    looked = run_stacks(works, jobs) if works else ()
    return Plan(
        region=opened.intent.target,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        devices=planned,
        waves=waves([device for device in planned if device.state == "changed"], WaveSizes()),
        clouds=tuple(outcome.plan for outcome in looked if outcome.plan),
    ).sealed()


def _refused(plan: "Plan", stacks: "Collection[str]") -> bool:
    failed = any(device.state in {"refused", "unreachable"} for device in plan.devices)
    return failed or len(plan.clouds) < len(stacks) or any(cloud.refused for cloud in plan.clouds)


def _write(proposal: "Proposal") -> None:
    from edugrid.intent.source import shown
    from edugrid.sheets.write_files import write_files

    write_files(proposal.changed, proposal.before)
    for path in proposal.changed:
        typer.echo(Text(f"written: {shown(path)}", f"已写入：{shown(path)}").show(language()))


def _note(proposal: "Proposal", reason: str, by: str) -> None:
    from edugrid.cli.note import Entry, note

    for item in proposal.accepted:
        kind = "exception" if item.exception else "fix"
        about = f"{item.record.identity} {item.record.asset} {' › '.join(item.record.path)}"
        note(Entry(item.record.region, kind, about, item.what.en, by, reason))


def _save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    typer.echo(Text(f"{path}: take it with `git apply {path}`", f"{path}：应用：git apply {path}").show(language()))


def _where(record: "DriftRecord") -> str:
    from edugrid.printable import printable

    return printable(f"{record.identity}  {record.asset}  {' › '.join(record.path)}".rstrip())


def _show_proposal(proposal: "Proposal") -> None:
    from edugrid.printable import printable

    lang = language()
    if proposal.accepted:
        typer.echo(Text("kept, as a change of the intent:", "保留现状，改为修改意图：").show(lang))
    for item in proposal.accepted:
        note = f" ({item.note.show(lang)})" if item.note else ""
        typer.echo(f"  {_where(item.record)}\n      → {printable(item.what.show(lang))}{printable(note)}")
    if proposal.also:
        typer.echo(Text("gone with it:", "随之消除：").show(lang))
    for record in proposal.also:
        typer.echo(f"  {_where(record)}")
    if proposal.effects:
        typer.echo(
            Text(
                "follows from it and was not seen on the device; the next plan gives it:",
                "由此产生、设备上尚无的配置，将列入下一份计划：",
            ).show(lang)
        )
    for device, path, *_ in proposal.effects:
        typer.echo(printable(f"  {device}  {' › '.join(path)}"))
    if proposal.changed:
        typer.echo("\n" + printable(proposal.patch))


def _show_repair(found: "SortedOut", devices: "Sequence[str]", out: Path | None) -> None:
    parts = [*devices, *found.stacks]
    if not parts:
        return
    told = Text(f"repaired by a plan: {', '.join(parts)}", f"由计划恢复：{'、'.join(parts)}")
    more = Text("; add --out PLAN to make it", "；加 --out PLAN 生成计划") if out is None else Text("", "")
    typer.echo(told.show(language()) + more.show(language()))
    for record in found.repaired:
        typer.echo(f"  {_where(record)}")
    stay = sum(len(paths) for name, paths in found.kept.items() if name in devices)
    if stay:
        told = Text(f"differences that this plan leaves alone: {stay}", f"该计划不改动的差异：{stay} 项")
        typer.echo(told.show(language()))


def _show_left(found: "SortedOut", proposal: "Proposal") -> None:
    from edugrid.printable import printable

    lang = language()
    kept = {id(item.record) for item in proposal.left}
    left = [*proposal.left, *(item for item in found.left if id(item.record) not in kept)]
    if left:
        typer.echo(Text("left as it is:", "保持不动：").show(lang))
    for item in left:
        typer.echo(f"  {_where(item.record)}\n      → {printable(item.why.show(lang))}")
