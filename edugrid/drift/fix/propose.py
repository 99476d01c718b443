"""Differences that people want to keep become a change of the intent, as a patch to its files."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from edugrid.drift.fix.accept_access import accept_access
from edugrid.drift.fix.accept_description import accept_description
from edugrid.drift.fix.accept_exception import accept_exception
from edugrid.drift.fix.accept_rule import accept_rule
from edugrid.drift.fix.accept_size import accept_size
from edugrid.drift.fix.accept_vlans import accept_vlans
from edugrid.drift.fix.drafts import Drafts
from edugrid.drift.fix.patch_text import patch_text
from edugrid.drift.fix.reopen import reopen
from edugrid.drift.fix.scene import Grounds, NoPlaceError, Scene
from edugrid.drift.fix.settled import Line, Render, line_of, moved_lines, settled
from edugrid.drift.fix.sorted_out import Left
from edugrid.drift.record import DriftRecord
from edugrid.intent.problems import IntentError
from edugrid.intent.source import shown
from edugrid.region import OpenRegion
from edugrid.text import Text

PLACES: Final[tuple[Callable[[DriftRecord, Scene], Text | None], ...]] = (
    accept_description,
    accept_vlans,
    accept_access,
    accept_size,
    accept_rule,
)
"""What the intent can hold. Each gives None for a difference that is not its own."""


class Accepted(NamedTuple):
    """A difference that is gone once the change is written; ``note``: why it is only an ``exception``."""

    record: DriftRecord
    what: Text
    note: Text | None = None
    exception: bool = False


class Proposal(NamedTuple):
    """A change of the intent. ``also`` are other differences that go with it.

    ``effects`` are lines of devices that it moves and that nobody has seen on the device: the next plan gives them.
    """

    accepted: tuple[Accepted, ...]
    left: tuple[Left, ...]
    also: tuple[DriftRecord, ...]
    effects: tuple[Line, ...]
    changed: dict[Path, str]
    before: dict[Path, bytes | None]

    @property
    def patch(self) -> str:
        """The change as a unified diff; files are named from the working folder."""
        read = {path: self.before[path] for path in self.changed}
        old = {path: None if raw is None else raw.decode() for path, raw in read.items()}
        return "".join(patch_text(shown(path), old[path], text) for path, text in sorted(self.changed.items()))


def propose(
    root: Path, opened: OpenRegion, accepted: Sequence[DriftRecord], records: Sequence[DriftRecord], grounds: Grounds
) -> Proposal:
    """Work out how the intent would hold each of ``accepted``; nothing is written.

    Each step is proved before the next: the inventory with the change is read, judged and designed as a whole, and the
    difference must be gone in that design. Where it is not, or where the intent has no place, an exception with an end
    is proposed. ``records`` is the whole drift.
    """
    from edugrid.network.templates import templates

    drafts = Drafts(root)
    render = templates(root).render
    now, moved = opened, frozenset[Line]()
    done: list[Accepted] = []
    left: list[Left] = []
    for record in accepted:
        if settled(record, now, moved):
            done.append(Accepted(record, Text("goes with the others", "随上述修改一并消除")))
            continue
        notes: list[Text] = []
        for place in (_in_its_place, accept_exception):
            saved = dict(drafts.texts)
            try:
                what = place(record, Scene(now, drafts, grounds, tuple(accepted)))
                now, moved = _proved(record, reopen(root, opened, drafts), opened, render)
            except (NoPlaceError, IntentError) as error:
                drafts.texts = saved
                notes.append(_told(error))
                continue
            done.append(Accepted(record, what, notes[0] if notes else None, place is accept_exception))
            break
        else:
            left.append(Left(record, _all(notes)))
    lines = {line_of(record): record for record in records if record.world == "network"}
    kept = {id(one.record) for one in done}
    return Proposal(
        accepted=tuple(done),
        left=tuple(left),
        also=tuple(one for line, one in lines.items() if line in moved and id(one) not in kept),
        effects=tuple(sorted((line for line in moved if line not in lines), key=str)),
        changed=drafts.changed,
        before=drafts.before,
    )


_NOT_GONE: Final = Text("the difference would stay", "修改后差异仍然存在")
_NO_PLACE: Final = Text("the intent has no place for it", "意图中没有对应的位置")


def _proved(
    record: DriftRecord, after: OpenRegion, opened: OpenRegion, render: Render
) -> tuple[OpenRegion, frozenset[Line]]:
    moved = moved_lines(opened, after, render)
    if not settled(record, after, moved):
        raise NoPlaceError(_NOT_GONE)
    return after, moved


def _in_its_place(record: DriftRecord, scene: Scene) -> Text:
    for place in PLACES:
        what = place(record, scene)
        if what is not None:
            return what
    raise NoPlaceError(_NO_PLACE)


def _told(error: NoPlaceError | IntentError) -> Text:
    if isinstance(error, NoPlaceError):
        return error.text
    first = error.problems[0]
    return Text(f"the inventory would be wrong: {first.show('en')}", f"修改后清单有误：{first.show('zh')}")


def _all(notes: Sequence[Text]) -> Text:
    kept = list(dict.fromkeys(notes))
    return Text("; ".join(note.en for note in kept), "；".join(note.zh for note in kept))
