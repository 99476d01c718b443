"""Changes to files of an inventory, as the golden tables describe them."""

from pathlib import Path
from typing import Any


def change_file(root: Path, what: dict[str, Any]) -> None:
    """Do one change below ``root``: ``delete``, ``write`` or ``text`` (all of it), ``bytes``, ``encoding``, or ``replace`` … ``by``."""
    path = root / what["file"]
    if what.get("delete"):
        path.unlink()
    elif "write" in what or "text" in what:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(what.get("write") or what["text"], encoding="utf-8")
    elif "bytes" in what:
        path.write_bytes(bytes.fromhex(what["bytes"]))
    elif "encoding" in what:
        path.write_bytes(path.read_text(encoding="utf-8").encode(what["encoding"]))
    else:
        text = path.read_text(encoding="utf-8")
        assert text.count(what["replace"]) == 1, f"{what['replace']!r} must occur once in {what['file']}"
        path.write_text(text.replace(what["replace"], what["by"]), encoding="utf-8")
