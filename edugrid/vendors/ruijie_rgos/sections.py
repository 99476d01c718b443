"""Sections of a configuration as RGOS prints it."""

from collections.abc import Iterator


def sections(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each column-0 line with the indented lines below it, indentation stripped, separators (``!``) left out."""
    head: str | None = None
    body: list[str] = []
    for raw in text.splitlines():
        line = raw.rstrip()
        if not line.strip() or line.strip() == "!":
            continue
        if line[0] != " ":
            if head is not None:
                yield head, tuple(body)
            head, body = line, []
        else:
            body.append(line.strip())
    if head is not None:
        yield head, tuple(body)
