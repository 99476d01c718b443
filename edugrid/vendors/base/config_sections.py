"""Sections of a configuration as devices print it."""

from collections.abc import Iterator


def config_sections(text: str, separator: str = "#") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each column-0 line with the indented lines below it, indentation stripped, separators left out.

    ``separator``: the line between sections (VRP and Comware ``#``, RGOS ``!``).
    """
    head: str | None = None
    body: list[str] = []
    for raw in text.splitlines():
        line = raw.rstrip()
        if not line.strip() or line.strip() == separator:
            continue
        if line[0] != " ":
            if head is not None:
                yield head, tuple(body)
            head, body = line, []
        else:
            body.append(line.strip())
    if head is not None:
        yield head, tuple(body)
