"""Whose registers a command writes."""

from pathlib import Path
from typing import NamedTuple

from edugrid.block.errors import BlockError
from edugrid.text import Text


class Target(NamedTuple):
    """The city whose register holds the order, and its scope there: ``city`` or a county."""

    city: str
    scope: str


def targets(root: Path, region: str) -> tuple[Target, ...]:
    """A county is one target in its city's register, a province every city of it.

    Raises:
        BlockError: there is no such region.

    """
    parts = region.strip("/").split("/")
    here = root.joinpath(*parts)
    if len(parts) == 1:
        found = [Target(f"{parts[0]}/{path.parent.name}", "city") for path in sorted(here.glob("*/city.yml"))]
    elif len(parts) == 2 and (here / "city.yml").is_file():  # noqa: PLR2004 - province, city
        found = [Target("/".join(parts), "city")]
    else:
        found = [Target("/".join(parts[:2]), parts[-1])] if (here / "county.yml").is_file() else []
    if not found:
        raise BlockError(
            Text(f"there is no region {region!r}", f"没有名为“{region}”的区域"),
            Text(f"see what lies below {root}", f"请查看 {root} 下的目录"),
        )
    return tuple(found)
