"""The change of one file as a unified diff."""

from difflib import unified_diff


def file_diff(name: str, before: str, after: str) -> str:
    """Lines of ``diff -u``; empty when nothing changes. Byte order marks and carriage returns do not show."""
    old, new = (text.removeprefix("\ufeff").replace("\r\n", "\n").splitlines() for text in (before, after))
    return "\n".join(unified_diff(old, new, f"a/{name}", f"b/{name}", lineterm=""))
