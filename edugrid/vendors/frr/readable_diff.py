"""Turn the deltas of frr-reload.py into a diff."""

from edugrid.vendors.frr.config_paths import config_paths

_SECTIONS = {"Lines To Delete": "-", "Lines To Add": "+"}


def readable_diff(deltas: str, running: str = "") -> str:
    """Return a diff of the output of `frr-reload.py --test`: '' when there is no difference.

    One line for each line that goes (`-`) or comes (`+`), under the views it stands in (a space). frr-reload prints
    the commands it would type, each with its views before it; a line that goes is shown as it stands in the running
    configuration, not as the `no` that removes it. A static route that goes stands under "Lines To Add" as its `no`:
    with `running`, the configuration compared with, such a line is known and shown as going too.
    """
    stands = set(config_paths(running))
    diff: list[str] = []
    for sign, blocks in _blocks(deltas):
        shown: list[str] = []
        for *views, line in blocks:
            same = next(
                (depth for depth, pair in enumerate(zip(views, shown, strict=False)) if pair[0] != pair[1]), None
            )
            known = min(len(views), len(shown)) if same is None else same
            diff += [f" {view}" for view in views[known:]]
            goes = sign == "-" or _path([*views, _undone(line)]) in stands
            diff.append(f"-{_undone(line)}" if goes else f"+{line}")
            shown = [*views, line]
    return "\n".join(diff)


def _blocks(deltas: str) -> list[tuple[str, list[list[str]]]]:
    sections: list[tuple[str, list[list[str]]]] = []
    for raw in deltas.splitlines():
        line = raw.rstrip()
        if line in _SECTIONS:
            sections.append((_SECTIONS[line], []))
        elif line and not line.startswith("===") and sections:
            blocks = sections[-1][1]
            if line.startswith(" ") and blocks:
                blocks[-1].append(line)
            else:
                blocks.append([line])
    return sections


def _path(lines: list[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines)


def _undone(line: str) -> str:
    text = line.lstrip()
    indent = line[: len(line) - len(text)]
    return indent + (text.removeprefix("no ") if text.startswith("no ") else f"no {text}")
