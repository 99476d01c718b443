"""What became of the devices of a run."""

from collections.abc import Sequence

import typer

from edugrid.rollout.outcome import DeviceOutcome
from edugrid.text import Text, language


def show_outcomes(devices: Sequence[DeviceOutcome]) -> None:
    """Print the table; reasons, and live checks that failed before too, follow on standard error."""
    from edugrid.cli.console import console
    from edugrid.cli.device_tables import outcome_table

    console().print(outcome_table(devices))
    for device in devices:
        if device.reason:
            typer.echo(f"{device.name}: {device.reason}", err=True)
        for check in device.checks_failed:
            told = Text(
                f"{device.name}: {check} (not well before the change either)",
                f"{device.name}：{check}（变更前即异常）",
            )
            typer.echo(told.show(language()), err=True)
    waiting = [device.name for device in devices if device.state == "queued"]
    if waiting:
        told = Text(
            f"{len(waiting)} waiting in the queue; what waits: edugrid queue; later: edugrid apply --queued REGION",
            f"{len(waiting)} 台设备待补做；查看：edugrid queue；恢复后：edugrid apply --queued REGION",
        )
        typer.echo(told.show(language()))
