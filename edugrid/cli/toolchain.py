"""`edugrid toolchain …`."""

import os
import shlex
from pathlib import Path
from typing import Annotated

import typer


def toolchain_build() -> None:
    """Build what is missing of Pulumi's engine, OpenStack provider and Python language host; say where it is."""
    from edugrid.cli.toolchain_progress import build_with_progress
    from edugrid.text import language
    from edugrid.toolchain.find import find_tools

    build_with_progress(language())
    tools = find_tools()
    for tool in (tools.engine, tools.provider, tools.language_host):
        typer.echo(f"{tool.name:26} {tool.version or '':8} {tool.path} ({tool.source})")


def toolchain_env(
    state_dir: Annotated[Path, typer.Option("--state-dir", help="state, passphrase and PULUMI_HOME")] = Path(
        ".edugrid"
    ),
) -> None:
    """Print shell lines after which `pulumi` works when typed by hand; for `eval "$(edugrid toolchain env)"`."""
    from edugrid.toolchain.environment import pulumi_environment

    for name, value in sorted(pulumi_environment(state_dir).items()):
        if os.environ.get(name) != value:
            typer.echo(f"export {name}={shlex.quote(value)}")
