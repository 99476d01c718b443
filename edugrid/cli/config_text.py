"""Configuration files from disk, in the encodings that people really keep them in."""

from pathlib import Path

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class UnreadableTextError(ValueError):
    """A configuration file is missing or holds no text; the message names file, line and what to do."""


def read_config_text(path: Path) -> str:
    """The text of ``path``: UTF-8 (with or without byte-order mark), otherwise GB18030.

    Raises UnreadableTextError.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise UnreadableTextError(f"{path}: {reason} (check the path of the configuration file)") from error
    if data.startswith(_UTF16_MARKS):
        raise UnreadableTextError(f"{path}:1: the file is UTF-16 (save it as UTF-8)")
    if data.count(0) > 1:  # a device may send one NUL before its answer, never more
        line = data[: data.index(0)].count(b"\n") + 1
        raise UnreadableTextError(f"{path}:{line}: binary data, not a text configuration (export it as text)")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = error.start
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        line = data[: max(place, error.start)].count(b"\n") + 1
        why = "neither UTF-8 nor GB18030 text (convert it, for example with: iconv -f GBK -t UTF-8)"
        raise UnreadableTextError(f"{path}:{line}: {why}") from error
