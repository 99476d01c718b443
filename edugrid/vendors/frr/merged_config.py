"""Merge lines into an FRR configuration."""

from edugrid.vendors.frr.config_paths import Path, config_paths

_CLOSERS = {"address-family": "exit-address-family", "vni": "exit-vni"}


def merged_config(running: str, lines: str) -> str:
    """Return `running` with `lines` (views by indentation, as FRR prints them) merged in.

    `no X` takes away the line X of its view, and every line that begins with the words X; it stays in the text only if
    FRR would print it as such, which nobody can know here, so it is dropped when it took something away.
    Of two values for the same setting both remain: the device knows which settings hold only one value, we do not,
    and it takes the later one.
    """
    kept = config_paths(running)
    for path in config_paths(lines):
        *view, line = path
        if line.startswith("no "):
            goes = (*view, line.removeprefix("no "))
            remaining = [old for old in kept if not _covers(goes, old)]
            if len(remaining) < len(kept):
                kept = remaining
                continue
        if path not in kept:
            kept.append(path)
    return _text(kept)


def _covers(goes: Path, old: Path) -> bool:
    head = old[: len(goes)]
    return head == goes or (head[:-1] == goes[:-1] and len(head) == len(goes) and head[-1].startswith(goes[-1] + " "))


def _text(paths: list[Path]) -> str:
    children: dict[Path, list[Path]] = {}
    for path in paths:
        children.setdefault(path[:-1], []).append(path)
    lines: list[str] = []

    def write(path: Path) -> None:
        depth = len(path) - 1
        lines.append(" " * depth + path[-1])
        below = children.get(path, [])
        for child in below:
            write(child)
        if below:
            lines.append(" " * depth + _CLOSERS.get(path[-1].split()[0], "exit"))

    for path in children.get((), []):
        write(path)
    return "\n".join(lines) + "\n"
