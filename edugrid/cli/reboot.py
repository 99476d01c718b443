"""``edugrid reboot REGION --device NAME``."""

import getpass
import os
from typing import Annotated

import typer

from edugrid.cli.hours import Override
from edugrid.cli.one_device import one_device
from edugrid.cli.options import Region
from edugrid.text import Text, language


def reboot(
    region: Region,
    device: Annotated[str, typer.Option("--device", help="NAME")],
    wait: Annotated[int, typer.Option("--wait", min=1, help="seconds that it may be away")] = 900,
    settle: Annotated[int, typer.Option("--settle", min=0, help="seconds that its neighbours may take")] = 120,
    override: Override = "",
) -> None:
    """Restart one device in its change window, and check that everything that was well is well again.

    Exit codes: 0 well, 1 it did not come back as it was, 2 bad input, 3 it is not the hour or not permitted.
    """
    from edugrid.cli.note import noting
    from edugrid.cli.permit import permit_work
    from edugrid.rollout.operator_lock import operator_lock
    from edugrid.rollout.reboot import RebootError
    from edugrid.rollout.reboot import reboot as restart
    from edugrid.rollout.run import Run
    from edugrid.rollout.site import Site

    found = one_device("reboot", region, device, override)
    site = Site.from_env(os.environ)
    permit = permit_work([found.region], f"reboot {device}")
    with (
        operator_lock(site.state, f"reboot {device}"),
        noting(found.region, "device", f"reboot {device}", override, permit) as entry,
    ):
        run = Run.create(site.state, "reboot", region=region, by=getpass.getuser(), override=override)
        try:
            lost = restart(found, site, wait_seconds=wait, settle_seconds=settle)
        except RebootError as error:
            run.journal.write("reboot-failed", device, reason=str(error))
            raise
        run.journal.write("rebooted", device, lost=list(lost))
        entry.result = f"no longer well: {len(lost)}" if lost else "well"
    lang = language()
    if lost:
        typer.echo(
            Text(
                f"{device}: back, but no longer well: {'; '.join(lost)}",
                f"{device}：已恢复运行，但以下检查不再正常：{'；'.join(lost)}",
            ).show(lang)
        )
        raise typer.Exit(1)
    typer.echo(Text(f"{device}: back and well", f"{device}：已重启并恢复正常").show(lang))
