"""`edugrid toolchain …`."""

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
