"""Restart the device behind an open driver."""

import contextlib
from typing import Any

from napalm.base.exceptions import ConnectionClosedException


def restart(driver: Any) -> None:  # noqa: ANN401 - napalm publishes no types
    """Type what restarts the device; the session ends with it. Nothing is saved: whoever calls has looked.

    Not a method of the drivers: NAPALM knows none of that name, and its own tests refuse what it does not know.

    Raises:
        NotImplementedError: nobody knows the command of this platform.
        napalm.base.exceptions.CommandErrorException: the device refused.

    """
    dialect = getattr(driver, "dialect", None)
    if dialect is None or not dialect.restart:
        raise NotImplementedError(f"{driver.platform}: no command for a restart is known")
    with contextlib.suppress(ConnectionClosedException, EOFError, OSError):  # that is how it goes
        driver.session.command(dialect.restart)
