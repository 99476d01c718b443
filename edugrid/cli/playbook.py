"""``edugrid playbook NAME REGION``."""

from pathlib import Path
from typing import Annotated

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories


def playbook(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="config_backup | version_census | reboot_in_window | onu_replace | credential_rotation | key_rotation",
        ),
    ],
    region: Region,
    out: Annotated[Path, typer.Option("--out", help="DIR for what it writes")] = Path("edugrid-playbook"),
    device: Annotated[list[str] | None, typer.Option("--device", help="NAME (may be repeated)")] = None,
    values: Annotated[
        list[str] | None, typer.Option("--set", help="KEY=VALUE for the playbook (may be repeated)")
    ] = None,
) -> None:
    """Run one of the playbooks over the active devices of a region; exit 1 when a device failed."""
    from edugrid.cli.note import noting
    from edugrid.cli.progress_bar import progress_bar
    from edugrid.region import open_region
    from edugrid.resources import resource
    from edugrid.rollout.playbook import HostOutcome, run_playbook

    folder = resource("playbooks")
    known = sorted(path.stem for path in folder.glob("*.yml"))
    if name not in known:
        raise typer.BadParameter(f"no playbook {name!r}; there are: {', '.join(known)}")
    designed = open_region(inventories(), region).design.devices
    devices = [item for item in designed if not device or item.name in device]
    if not devices:
        raise typer.BadParameter(f"no such device in {region}", param_hint="--device")
    out.mkdir(parents=True, exist_ok=True)
    given = dict(_pair(text) for text in values or ())
    variables = given | {"edugrid_region": region, "edugrid_out": str(out.absolute())}
    total = sum(device.state == "active" for device in devices)
    done: set[str] = set()
    with noting(region.strip("/"), "device", f"playbook {name}") as entry, progress_bar(name) as progress:

        def told(host: str, outcome: HostOutcome) -> None:
            done.add(host)
            progress(len(done), total, f"{host}: {outcome.state}")

        found = run_playbook(folder / f"{name}.yml", devices, variables, told)
        entry.result = f"{sum(outcome.state == 'ok' for outcome in found.values())} of {len(found)} ok"
    for host, outcome in found.items():
        typer.echo(f"{host}: {outcome.text or outcome.state}")
    if any(outcome.state != "ok" for outcome in found.values()):
        raise typer.Exit(1)


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.isidentifier() or key.startswith(("ansible_", "edugrid_")):
        raise typer.BadParameter(f"{text!r} is not KEY=VALUE", param_hint="--set")
    return key, value
