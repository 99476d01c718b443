"""``edugrid drift forget --before DAY``."""

from datetime import datetime
from typing import Annotated

import typer

from edugrid.text import Text, language


def drift_forget(
    before: Annotated[datetime, typer.Option("--before", formats=["%Y-%m-%d"], help="YYYY-MM-DD")],
) -> None:
    """Delete runs, closed findings and events that ended before a day; what is open stays."""
    from edugrid.cli.history import history
    from edugrid.drift.history.forget import forget

    gone = forget(history(), before)
    typer.echo(
        Text(
            f"forgotten: {gone['run']} runs, {gone['finding']} closed findings, {gone['event']} events",
            f"已清理：{gone['run']} 次运行、{gone['finding']} 项已关闭发现、{gone['event']} 条处置记录",
        ).show(language())
    )
