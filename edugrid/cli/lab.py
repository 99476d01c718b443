"""``edugrid lab up|down|status|env``."""

from typing import Annotated

import typer

from edugrid.cli.paths import inventories, state


def lab_up(
    layers: Annotated[str, typer.Option("--layers", help="openstack,devices,fabric")] = "openstack,devices,fabric",
    profiles: Annotated[
        str,
        typer.Option("--profiles", help="simulated limits: telecom-limited,gov-tenant (CLOUD-tenant, CLOUD-limited)"),
    ] = "",
) -> None:
    """Start the lab for every device of the inventories."""
    from rich.console import Console

    from edugrid.cli.lab_wish import lab_wish
    from edugrid.lab.compose import lab_up as start
    from edugrid.text import language

    played = tuple(name for name in profiles.split(",") if name)
    console = Console(stderr=True)
    with console.status("lab") as line:
        found = start(state() / "lab", lab_wish(inventories()), tuple(layers.split(",")), line.update, played)
    site = state() / "site.env"
    site.write_text((state() / "lab" / "site.env").read_text(encoding="utf-8"), encoding="utf-8")
    site.chmod(0o600)
    for layer in found:
        typer.echo(f"{layer.name}: {layer.kind} - {layer.detail.show(language())}")


def lab_down() -> None:
    """Stop the lab; nothing of it keeps running, its state stays."""
    from edugrid.lab.compose import lab_down as stop

    ended = stop(state() / "lab")
    (state() / "site.env").unlink(missing_ok=True)
    typer.echo(f"ended: {', '.join(ended) if ended else '-'}")


def lab_status() -> None:
    """List what runs; exit 1 when a part that was started has died."""
    from edugrid.lab import fabric, openstack
    from edugrid.lab.devices.status import status as devices_status
    from edugrid.lab.openstack.profiles import status as profiles_status

    lab = state() / "lab"
    rows = [(f"openstack {s.core}/{s.name}", s.running and s.answering, s.url) for s in openstack.status(lab)]
    rows += [(f"profile {p.entry} (simulated)", p.alive, p.profile) for p in profiles_status(lab)]
    switches = devices_status(lab)
    if (lab / "devices" / "spec.json").exists():
        rows.append(("devices (simulated)", bool(switches["running"]), str(switches["endpoints"])))
    rows += [(f"fabric {name}", node.alive, str(node.address or "")) for name, node in fabric.status(lab).items()]
    for name, alive, detail in rows:
        typer.echo(f"{'up  ' if alive else 'down'} {name} {detail}")
    if not rows:
        typer.echo("no lab here; start one with: edugrid lab up")
    if any(not alive for _, alive, _ in rows):
        raise typer.Exit(1)
