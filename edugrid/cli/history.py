"""The history that a command reads or writes."""

import os
from typing import TYPE_CHECKING

from edugrid.cli.paths import state

if TYPE_CHECKING:
    from sqlalchemy import Engine


def history() -> "Engine":
    """The database that ``EDUGRID_HISTORY`` names, or ``history.db`` in the state folder.

    Raises:
        edugrid.drift.history.errors.HistoryError: it cannot be opened.

    """
    from edugrid.drift.history.open_history import VARIABLE, open_history

    return open_history(os.environ.get(VARIABLE) or None, state())
