"""Judge the systems of a region."""

from pathlib import Path
from typing import NamedTuple

from edugrid.comply.judge import judge
from edugrid.comply.open_view import Read, Texts, active_devices, open_view
from edugrid.comply.rendered_texts import rendered_texts
from edugrid.comply.result import Result
from edugrid.comply.system import System, systems
from edugrid.region import OpenRegion


class Judged(NamedTuple):
    """What one system was judged by, and how."""

    read: Read
    results: tuple[Result, ...]


def judge_region(
    root: Path, opened: OpenRegion, only: System | None = None, texts: Texts | None = None
) -> tuple[Judged, ...]:
    """Judge every system of the target, or ``only`` one; ``texts`` absent: configurations as rendered.

    Raises:
        edugrid.comply.errors.ComplyError: a statement names a control that is not in the map.

    """
    found = []
    rendered: dict[str, Texts] = {}
    for system in (only,) if only else systems(opened.intent):
        if texts is None and system.region not in rendered:
            rendered[system.region] = rendered_texts(root, active_devices(opened, system))
        read = open_view(root, opened, system, texts or rendered[system.region])
        found.append(Judged(read, judge(read.view, read.statements)))
    return tuple(found)
