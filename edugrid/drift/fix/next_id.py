"""The id of a new row."""

import re
from collections.abc import Collection


def next_id(prefix: str, taken: Collection[str]) -> str:
    """``DX-0003`` after ``DX-0002``; numbers of other forms do not count. Pure."""
    found = [re.fullmatch(rf"{re.escape(prefix)}-(\d+)", one) for one in taken]
    return f"{prefix}-{max((int(one[1]) for one in found if one), default=0) + 1:04d}"
