"""``edugrid log verify``."""

from collections.abc import Sequence
from typing import Annotated

import typer

from edugrid.cli.audit_log import ANCHOR, audit_log, log_place
from edugrid.text import Text, language

FAILED = 1
SHORTEST = 12


def log_verify(
    head: Annotated[
        list[str] | None,
        typer.Option("--head", metavar="HASH", help="that was told once, and must be in it (may be repeated)"),
    ] = None,
) -> None:
    """Hash every entry again: a line that was changed, removed, added or moved is found, and told with its number.

    An end that was cut off is found by a hash of an entry that somebody kept: --head, and those in the history (of use where
    that is another machine's database: EDUGRID_HISTORY). The last line shows the hash to keep. Exit 1: not whole.
    """
    from edugrid.audit.check_chain import check_chain
    from edugrid.audit.unfinished import unfinished
    from edugrid.printable import printable

    if any(len(one) < SHORTEST for one in head or ()):
        raise typer.BadParameter(f"{SHORTEST} digits or more", param_hint="--head")
    lang, path = language(), audit_log()
    anchors = _anchors()
    if not path.exists() and not head and not anchors:
        typer.echo(Text("nothing was done yet", "尚无记录").show(lang))
        return
    chain = check_chain(path, (*(head or ()), *anchors))
    for entry in unfinished(chain.entries):
        open_ = f"{entry.number}: {entry.region} {entry.kind} {entry.about}"
        told = Text(f"begun and not ended: entry {open_}", f"已开始但未结束：第 {open_}")
        typer.echo(printable(f"! {told.show(lang)}"))
    for text in chain.notes:
        typer.echo(f"! {path}: {text.show(lang)}")
    for text in chain.problems:
        typer.echo(f"✗ {path}: {text.show(lang)}", err=True)
    if chain.problems:
        raise typer.Exit(FAILED)
    told = Text(
        f"✓ {path}: {len(chain.entries)} entries, whole; of the hashes kept elsewhere {len(anchors) + len(head or ())} are in it",
        f"✓ {path}：{len(chain.entries)} 条记录，完整；另行保存的 {len(anchors) + len(head or ())} 个哈希均在其中",
    )
    typer.echo(told.show(lang))
    keep = Text(f"keep this elsewhere: {chain.head}", f"请另行保存：{chain.head}")
    typer.echo(keep.show(lang))


def _anchors() -> Sequence[str]:
    from edugrid.cli.history import history
    from edugrid.drift.history.errors import HistoryError
    from edugrid.drift.history.read_events import read_events

    try:
        found = read_events(history(), ANCHOR, (ANCHOR,))
    except HistoryError as error:
        typer.echo(f"! {error.text.show(language())}; {error.hint.show(language())}", err=True)
        return ()
    return [event.result for event in found if event.why == log_place()]
