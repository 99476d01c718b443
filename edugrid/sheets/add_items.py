"""Items at the end of a list in a YAML file, as lines of their own: nothing else of the file changes."""

import io
from collections.abc import Sequence
from typing import Any


def add_items(text: str, path: tuple[str | int, ...], items: Sequence[dict[str, Any]]) -> str:
    """``text`` with ``items`` after the last one of the list at ``path``; the key of the list is added where it lacks.

    A comment that follows the list stays with what it is about.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.nodes import SequenceNode

    whole = text if not text or text.endswith("\n") else text + "\n"
    root = YAML(typ="rt").compose(whole)
    *above, name = path
    for part in above:
        root = _child(root, part)[1]
    key, node = _child(root, name)
    if key is None or node is None:
        return _new_key(whole, root, str(name), items)
    if isinstance(node, SequenceNode) and node.value and node.flow_style:
        end = node.end_mark.index - 1
        return f"{whole[:end]}, {_dumped(items, flow=True).strip()[1:-1]}{whole[end:]}"
    rows = whole.splitlines(keepends=True)
    if not isinstance(node, SequenceNode) or not node.value:  # "[]" or nothing
        if root.flow_style:
            end = node.end_mark.index
            start = key.end_mark.index
            return f"{whole[:start]}: {_dumped(items, flow=True).strip()}{whole[end:]}"
        line = key.start_mark.line
        rows[line] = f"{' ' * key.start_mark.column}{name}:\n" + _lines(items, key.start_mark.column)
        return "".join(rows)
    at = _end(node)
    return "".join([*rows[:at], _lines(items, node.start_mark.column - 2), *rows[at:]])


def _child(node: Any, part: str | int) -> tuple[Any, Any]:  # noqa: ANN401 - nodes of ruamel, untyped
    if isinstance(part, int):
        return None, node.value[part]
    return next(((key, value) for key, value in node.value if key.value == part), (None, None))


def _new_key(text: str, mapping: Any, name: str, items: Sequence[dict[str, Any]]) -> str:  # noqa: ANN401 - the same
    if mapping.flow_style:
        end = mapping.end_mark.index - 1
        return f"{text[:end]}, {name}: {_dumped(items, flow=True).strip()}{text[end:]}"
    column = mapping.value[0][0].start_mark.column
    rows = text.splitlines(keepends=True)
    at = _end(mapping) if column else len(rows)
    gap = "" if column else "\n"  # a key of the file itself stands apart
    return "".join([*rows[:at], f"{gap}{' ' * column}{name}:\n", _lines(items, column), *rows[at:]])


def _end(node: Any) -> int:  # noqa: ANN401 - the same
    """The number of the line after the last one of ``node``."""
    while getattr(node, "value", None) and not isinstance(node.value, str):
        if node.flow_style:
            break
        node = node.value[-1][1] if isinstance(node.value[-1], tuple) else node.value[-1]
    mark = node.end_mark
    return int(mark.line) + (1 if mark.column else 0)


def _lines(items: Sequence[dict[str, Any]], column: int) -> str:
    """A list whose dashes stand two columns behind ``column`` (-2: at the very left)."""
    lines = _dumped(items, flow=False).splitlines(keepends=True)
    return "".join(" " * column + line if column > 0 else line[-column:] for line in lines)


def _dumped(value: object, *, flow: bool) -> str:
    """Lines of a list indented by two, or one line in brackets."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 100_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.default_flow_style = flow
    out = io.StringIO()
    yaml.dump(value, out)
    return out.getvalue()
