from __future__ import annotations

from pathlib import Path

import pytest

from edugrid.toolchain.cache import cache_folder


@pytest.mark.parametrize(
    ("env", "folder"),
    [
        ({"EDUGRID_CACHE": "/a", "XDG_CACHE_HOME": "/x", "HOME": "/h"}, "/a"),
        ({"XDG_CACHE_HOME": "/x", "HOME": "/h"}, "/x/edugrid"),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/h"}, "/h/.cache/edugrid"),
        ({"EDUGRID_CACHE": "", "HOME": "/h"}, "/h/.cache/edugrid"),
    ],
)
def test_order(env: dict[str, str], folder: str) -> None:
    assert cache_folder(env) == Path(folder)
