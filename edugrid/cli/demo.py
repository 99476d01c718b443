"""``edugrid demo``."""

from typing import Annotated

import typer

from edugrid.cli.paths import state


def demo(
    keep: Annotated[bool, typer.Option("--keep", help="leave the lab running")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Run the main job on the embedded lab, in a repository of its own below the state folder."""
    from edugrid.demo.run import run_demo

    page = run_demo(state() / "demo", keep=keep)
    typer.echo(f"report: {page}")
