"""The command line: parse, load one command, turn known errors into exit codes."""

import os
import sys
from importlib import import_module

import typer
from typer._click.core import Context
from typer._click.formatting import HelpFormatter
from typer.core import TyperGroup

from edugrid.cli.table import COMMANDS, Entry
from edugrid.text import Text, language


class LazyGroup(TyperGroup):
    """A group that imports a command only when it is called, so that ``--help`` stays fast."""

    entries: dict[str, Entry] = {}  # noqa: RUF012 - set once per subclass, never changed
    default: str = ""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Put the name of the default command first where the first word is no command."""
        asks_help = bool(args) and args[0] == "--help"
        if self.default and args and not asks_help and args[0] not in self.entries:
            args = [self.default, *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - the base class's signature
        """Names in the order of the work."""
        return list(self.entries)

    def get_command(self, ctx: Context, cmd_name: str) -> object:  # type: ignore[override]  # noqa: ARG002 - typer's own click
        """The command, imported now; None when there is no such name."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        return _group(cmd_name, entry) if entry.commands is not None else _command(cmd_name, entry)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002 - the base class's signature
        """One line a command, without importing any."""
        lang = language()
        rows = [(name, entry.help.show(lang)) for name, entry in self.entries.items()]
        with formatter.section("命令" if lang == "zh" else "Commands"):
            formatter.write_dl(rows)


def _group(name: str, entry: Entry) -> object:
    members = entry.commands or {}
    kind = type("Group", (LazyGroup,), {"entries": members, "default": entry.default})
    app = typer.Typer(
        name=name,
        cls=kind,
        help=entry.help.show(language()),
        no_args_is_help=True,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_nothing)
    return typer.main.get_command(app)


def _nothing() -> None:
    pass


def _command(name: str, entry: Entry) -> object:
    module, function = entry.target.split(":")
    app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    app.command(name, help=entry.help.show(language()))(getattr(import_module(module), function))
    return typer.main.get_command(app)


_TOP = Text(
    "Infrastructure as code for a region's education cloud and network. REGION is a path in inventories/, such as henan/zhengzhou.",
    "区域教育云与教育专网的基础设施即代码。REGION 是 inventories/ 下的路径，例如 henan/zhengzhou。",
)


def _version(value: bool) -> None:  # noqa: FBT001 - a typer callback
    if value:
        from edugrid import __version__

        typer.echo(__version__)
        raise typer.Exit


def _root(
    lang: str = typer.Option("", "--lang", help="zh | en", metavar="LANG"),
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True),  # noqa: ARG001, FBT001, FBT003 - typer's way
) -> None:
    if lang:
        os.environ["EDUGRID_LANG"] = lang


def run(arguments: list[str] | None = None) -> int:
    """Run one command line; the exit code: 0 clean, 1 failed, 2 bad input, 3 drift or gate found."""
    from edugrid.cli.errors import explain
    from edugrid.cli.site_env import load_site_env

    load_site_env()
    arguments = sys.argv[1:] if arguments is None else arguments
    for index, argument in enumerate(arguments):  # help is printed before the callback of --lang runs
        if argument == "--lang" and index + 1 < len(arguments):
            os.environ["EDUGRID_LANG"] = arguments[index + 1]
        elif argument.startswith("--lang="):
            os.environ["EDUGRID_LANG"] = argument.removeprefix("--lang=")
    app = typer.Typer(
        cls=type("Root", (LazyGroup,), {"entries": COMMANDS}),
        help=_TOP.show(language()),
        no_args_is_help=True,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_root)
    try:
        app(args=arguments, prog_name="edugrid", standalone_mode=True)
    except SystemExit as stop:
        return int(stop.code or 0)
    except Exception as error:
        code, text = explain(error, language())
        if code is None:
            raise
        typer.echo(text, err=True)
        return code
    return 0
