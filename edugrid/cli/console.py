"""Where commands print tables."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

LOG_WIDTH = 160


def console() -> "Console":
    """Standard output; in a file or pipe wide enough that tables do not break words."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else LOG_WIDTH)
