"""From what Go prints to an error that says what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from edugrid.toolchain.errors import (
    BuildFailedError,
    ChecksumError,
    DiskFullError,
    GoTooOldError,
    ModulesUnreachableError,
    ToolchainError,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

LAST_LINES: Final = 20

UNREACHABLE: Final = (
    r"dial tcp|no such host|connection (refused|reset)|i/o timeout|TLS handshake|proxyconnect|certificate|"
    r"server misbehaving|network is unreachable|unexpected EOF|module lookup disabled|"
    r": (401|403|404|407|410|429|500|502|503|504) "
)
# First match wins: a full disk, for instance, also makes downloads fail.
KINDS: Final[tuple[tuple[str, type[ToolchainError]], ...]] = (
    (r"no space left on device|disk quota exceeded", DiskFullError),
    (r"checksum mismatch|SECURITY ERROR|missing go\.sum entry", ChecksumError),
    (r"requires go >= |toolchain not available|invalid go version|download go1\.", GoTooOldError),
    (
        UNREACHABLE,
        ModulesUnreachableError,
    ),
)


def go_error(command: str, lines: Sequence[str]) -> ToolchainError:
    """Error for a Go command that failed; `lines` is what it printed, of which the last 20 are kept."""
    text = "\n".join(lines)
    kind = next((error for pattern, error in KINDS if re.search(pattern, text)), BuildFailedError)
    return kind("\n".join((f"`{command}` failed:", *lines[-LAST_LINES:])))
