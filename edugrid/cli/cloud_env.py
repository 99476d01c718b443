"""``edugrid cloud env`` (and ``edugrid lab env``)."""

import os
import shlex

import typer

from edugrid.cli.paths import inventories, state


def cloud_env() -> None:
    """Print export lines, so that ``eval "$(edugrid cloud env)"`` lets you type ``pulumi up -s zhengzhou``.

    The same state, passphrase and engine as ``edugrid cloud``, and the settings of ``.edugrid/site.env``; stacks that
    the repository names and that do not exist yet are made, empty.
    """
    from edugrid.cli.errors import explain
    from edugrid.cloud.all_limits import all_limits
    from edugrid.cloud.ensure_stacks import ensure_stacks
    from edugrid.cloud.limits import VARIABLE
    from edugrid.intent.problems import IntentError
    from edugrid.text import language
    from edugrid.toolchain.environment import pulumi_environment

    path = state() / "site.env"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    settings = dict(line.split("=", 1) for line in lines if "=" in line)
    before = dict(os.environ)
    wanted = pulumi_environment(state() / "pulumi", before)
    try:
        wanted[VARIABLE] = all_limits(inventories(), state())
        ensure_stacks(inventories(), state())
    except IntentError as error:  # the lines are wanted all the same: pulumi itself will refuse, with the same words
        typer.echo(explain(error, language())[1], err=True)
    changed = {key: value for key, value in wanted.items() if before.get(key) != value}
    for key, value in sorted((settings | changed).items()):
        typer.echo(f"export {key}={shlex.quote(value)}")
