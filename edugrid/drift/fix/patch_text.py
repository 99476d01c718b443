"""Changed files as a unified diff that ``git apply`` takes."""

from difflib import unified_diff


def patch_text(name: str, before: str | None, after: str) -> str:
    """The diff of one file; ``before`` None: a new file. Line ends and byte order marks are kept. Pure."""
    old, new = ([] if text is None else _lines(text) for text in (before, after))
    head = f"diff --git a/{name} b/{name}\n" + ("new file mode 100644\n" if before is None else "")
    source = "/dev/null" if before is None else f"a/{name}"
    lines = [
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(old, new, source, f"b/{name}")
    ]
    return head + "".join(lines) if lines else ""


def _lines(text: str) -> list[str]:
    """Lines by line feeds alone: that is what patch programs count."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
