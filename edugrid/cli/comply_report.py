"""``edugrid comply report REGION SYSTEM --out DIR --key FILE``."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories, state
from edugrid.text import language

if TYPE_CHECKING:
    from edugrid.comply.open_view import Texts
    from edugrid.comply.records import Records
    from edugrid.design.network import DeviceDesign


def comply_report(
    region: Region,
    system: Annotated[str, typer.Argument(metavar="SYSTEM", help="its name, see edugrid comply status")],
    out: Annotated[Path, typer.Option("--out", help="DIR, new or that of an earlier package")],
    key: Annotated[
        Path | None, typer.Option("--key", help="FILE: SSH key that signs the manifest; default: EDUGRID_SIGN_KEY")
    ] = None,
    live: Annotated[bool, typer.Option("--live", help="read the devices instead of rendered configurations")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Write the evidence package of one system: pages, workbook, everything cited, and a signed manifest.

    Exit 3 when a control fails. Only with --live is a device asked.
    """
    from edugrid.comply.errors import ComplyError
    from edugrid.comply.find_system import find_system
    from edugrid.comply.judge_region import judge_region
    from edugrid.comply.package import write_package
    from edugrid.region import open_region
    from edugrid.text import Text

    signing = key or (Path(os.environ["EDUGRID_SIGN_KEY"]) if os.environ.get("EDUGRID_SIGN_KEY") else None)
    if signing is None:
        raise ComplyError(
            Text("no key to sign the manifest with", "没有用于签名的密钥"),
            Text(
                "give --key FILE, an SSH key: ssh-keygen -t ed25519 -f FILE",
                "请用 --key 指定 SSH 密钥：ssh-keygen -t ed25519 -f FILE",
            ),
        )
    root = inventories()
    opened = open_region(root, region)
    wanted = find_system(opened.intent, system)
    (judged,) = judge_region(
        root, opened, wanted, (lambda devices: _live(root, devices)) if live else None, city_records
    )
    for path in write_package(root, judged.read, judged.results, out, signing, language()):
        typer.echo(str(path))
    if any(result.verdict == "fail" for result in judged.results):
        raise typer.Exit(3)


def city_records(region: str) -> "Records":
    """What edugrid wrote down about a city: history, runs, and ``backups`` in the working folder."""
    from edugrid.comply.read_records import read_records

    return read_records(region, state(), Path("backups"), os.environ.get("EDUGRID_HISTORY") or None)


def _live(root: Path, devices: "tuple[DeviceDesign, ...]") -> "Texts":
    from edugrid.cli.progress_bars import progress_bars
    from edugrid.comply.live_texts import live_texts
    from edugrid.rollout.site import Site

    with progress_bars() as bars:
        return live_texts(root, devices, Site.from_env(os.environ), bars("comply"))
