"""Which parts have to be built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.toolchain.find import find_tools
from edugrid.toolchain.part import ENGINE, LANGUAGE_HOST, PROVIDER, Part

if TYPE_CHECKING:
    from collections.abc import Mapping


def missing_parts(env: Mapping[str, str]) -> tuple[Part, ...]:
    """Parts whose tool is found neither on the machine nor in the cache, in the order of building."""
    tools = find_tools(env)
    found = ((ENGINE, tools.engine), (PROVIDER, tools.provider), (LANGUAGE_HOST, tools.language_host))
    return tuple(part for part, tool in found if tool.path is None)
