"""Read an FRR configuration as lines with their views."""

_CLOSERS = ("exit", "exit-address-family", "exit-vrf", "exit-vni", "exit-ldp-if", "end")
Path = tuple[str, ...]


def config_paths(config: str) -> list[Path]:
    """Return each line of the configuration as the tuple of its views and itself; comments and `exit`s are no lines."""
    stack: list[tuple[int, str]] = []
    paths: list[Path] = []
    for raw in config.splitlines():
        text = " ".join(raw.split())
        if not text or text.startswith(("!", "#")) or text in _CLOSERS:
            continue
        indent = len(raw) - len(raw.lstrip())
        while stack and stack[-1][0] >= indent:
            stack.pop()
        stack.append((indent, text))
        path = tuple(line for _, line in stack)
        if path not in paths:
            paths.append(path)
    return paths
