"""One key of an entry in a YAML file."""

from collections.abc import Sequence
from typing import Any


def put_key(entry: Any, name: str, value: Any, order: Sequence[str]) -> None:  # noqa: ANN401 - ruamel's own, untyped
    """Set a key; a new one goes to its place, never last: comments after the entry hang on its last key."""
    if name in entry:
        if _same(entry[name], value):
            return
        entry[name] = value
        return
    place = next(
        (index for index, key in enumerate(entry) if key in order and order.index(key) > order.index(name)), len(entry)
    )
    entry.insert(min(place, max(len(entry) - 1, 0)), name, value) if hasattr(entry, "insert") else entry.update(
        {name: value}
    )


def _same(old: Any, new: Any) -> bool:  # noqa: ANN401 - whatever YAML held
    return [str(item) for item in old] == [str(item) for item in new] if isinstance(new, list) else str(old) == str(new)
