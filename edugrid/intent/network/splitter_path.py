"""The way of the light through the splitters of a PON port."""

from edugrid.intent.network.olt import Pon, Splitter


def splitter_path(pon: Pon, name: str) -> tuple[Splitter, ...]:
    """Splitters from the PON port to the splitter ``name``, the first one at the OLT's side.

    Raises:
        KeyError: a splitter on the way does not exist, or the way goes in a circle.

    """
    by_name = {splitter.name: splitter for splitter in pon.splitters}
    path: list[Splitter] = []
    wanted: str | None = name
    while wanted is not None:
        found = by_name[wanted]
        if found in path:
            raise KeyError(wanted)
        path.insert(0, found)
        wanted = found.under
    return tuple(path)
