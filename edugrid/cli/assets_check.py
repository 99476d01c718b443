"""``edugrid assets check REGION``."""

import getpass
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from edugrid.cli.give import give
from edugrid.cli.options import Region
from edugrid.cli.paths import inventories, state
from edugrid.text import Text, language

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from edugrid.assets.register import Register
    from edugrid.assets.sighting import Seen
    from edugrid.drift.record import DriftRecord
    from edugrid.region import OpenRegion

WORLD = "assets"
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only", help="register | state | clouds | devices | names | certificates (may be repeated); absent: all"
    ),
]
Exported = Annotated[
    Path | None, typer.Option("--state", metavar="FILE", help="what `pulumi stack export` wrote; absent: its own file")
]


def assets_check(  # noqa: PLR0913, PLR0917 - one parameter an option
    region: Region,
    fmt: Annotated[
        Literal["text", "json", "sarif", "junit", "html", "prometheus"],
        typer.Option("--format", help="text | json | sarif | junit | html | prometheus"),
    ] = "text",
    only: Only = None,
    exported: Exported = None,
    scan: Annotated[
        list[str] | None,
        typer.Option(
            "--scan", metavar="PREFIX", help="also scan PREFIX (may be repeated; all: every range of servers)"
        ),
    ] = None,
    rate: Annotated[int, typer.Option("--rate", min=1, max=200, help="packets a second of the scan")] = 50,
    out: Annotated[Path | None, typer.Option("--out", help="FILE; absent: the screen")] = None,
    keep: Annotated[bool, typer.Option("--history/--no-history", help="note it in the history")] = True,  # noqa: FBT002 - typer's way
) -> None:
    """Compare the register of assets with itself and with what is seen; exit 3 when something differs.

    On the wire and in no register, in the register and gone, another owner, model or version, ended or due. Nothing is written
    to a device or cloud. Drift exceptions count here too. A scan (nmap) reaches only ranges of servers and links that the
    register owns.
    """
    from edugrid.drift.history.moment import utc_now
    from edugrid.region import open_region

    started = utc_now()
    opened = open_region(inventories(), region)
    register, seen, sources = look_at(opened, only, exported)
    if scan:
        from edugrid.assets.scan.scan import scan as scanned
        from edugrid.cli.note import noting

        with noting(region.strip("/"), "scan", f"scan of {' '.join(scan)}, at most {rate} packets a second"):
            seen, sources = seen.plus(scanned(register, scan, rate)), (*sources, "scan")
    from edugrid.assets.findings import findings

    records = findings(opened, register, seen)
    if keep:
        records = _noted(region, records, sources, seen, started)
    _give(records, fmt, region, out)
    if any(record.exception is None for record in records):
        raise typer.Exit(3)


def look_at(
    opened: "OpenRegion", only: "Collection[str] | None", exported: Path | None
) -> "tuple[Register, Seen, tuple[str, ...]]":
    """The register of ``opened``, what the wanted sources told, and which they were."""
    from edugrid.assets.contacts import contacts
    from edugrid.assets.join import join
    from edugrid.assets.look.look import SOURCES, look
    from edugrid.assets.look.read_state import read_exported
    from edugrid.cli.progress_bars import progress_bars

    known = ("register", *SOURCES)
    unknown = next((name for name in only or () if name not in known), None)
    if unknown is not None:
        raise typer.BadParameter(f"{unknown!r}: {' | '.join(known)}", param_hint="--only")
    if exported and len({spec.region for spec in opened.design.tenancies}) > 1:
        raise typer.BadParameter("it is the state of one city: give that as REGION", param_hint="--state")
    register = join(opened, contacts(os.environ))
    sources = tuple(name for name in SOURCES if not only or name in only)
    try:
        deployment = read_exported(exported) if exported else None
    except (OSError, ValueError) as error:
        raise typer.BadParameter(str(error), param_hint="--state") from None
    with progress_bars() as bars:
        return (
            register,
            look(
                inventories(), opened, register, sources, env=os.environ, state=state(), bars=bars, exported=deployment
            ),
            sources,
        )


def _noted(
    region: str, records: "tuple[DriftRecord, ...]", sources: tuple[str, ...], seen: "Seen", started: "datetime"
) -> "tuple[DriftRecord, ...]":
    """``records`` with since when they are known; a history that fails is told and stops nothing."""
    from edugrid.assets.look.look import unasked
    from edugrid.cli.history import history
    from edugrid.drift.history.errors import HistoryError
    from edugrid.drift.history.moment import utc_now
    from edugrid.drift.history.note_run import note_run

    try:
        run = note_run(
            history(),
            region,
            (WORLD,),
            records,
            started=started,
            ended=utc_now(),
            operator=getpass.getuser(),
            skipped=unasked(sources, seen),
        )
    except HistoryError as error:
        typer.echo(f"! {error.text.show(language())}; {error.hint.show(language())}", err=True)
        return records
    return run.told(records)


def _give(
    records: "tuple[DriftRecord, ...]",
    fmt: Literal["text", "json", "sarif", "junit", "html", "prometheus"],
    region: str,
    out: Path | None,
) -> None:
    from edugrid.drift.formats import show

    if fmt == "text" and not records:
        text = (
            Text("nothing found: the register is as it should be", "没有发现：台账与现状一致").show(language()) + "\n"
        )
    else:
        text = show(records, fmt, language(), region, (WORLD,))
    give(text, out, 0o644)  # node_exporter and web servers are other users
