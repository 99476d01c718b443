# mypy: disable-error-code="import-not-found"
# reason: SQLAlchemy lives in the lab's own environment, not in the one that is type-checked
"""Make SQLite bear several connections: write-ahead log, long busy timeout, and on request early write locks."""

import sqlite3

from sqlalchemy import event
from sqlalchemy.engine import Engine

BUSY_MILLISECONDS = 60_000


def prepare_sqlite(*, immediate: bool) -> None:
    """Set every SQLite connection of this process up; call before the first one is opened.

    ``immediate`` turns oslo.db's literal ``BEGIN`` into ``BEGIN IMMEDIATE``: a deferred transaction that reads first
    and then writes fails at once when another one wrote meanwhile, whatever the busy timeout (SQLite, "Transactions",
    2.1). It is needed where several threads of a process write (Nova); with one thread, plain WAL is faster.
    """

    def on_connect(connection: object, _record: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
            connection.execute("PRAGMA journal_mode=WAL")
            # A power cut may cost a lab its last seconds; a killed process costs nothing.
            connection.execute("PRAGMA synchronous=OFF")

    event.listen(Engine, "connect", on_connect)
    if not immediate:
        return

    def on_execute(
        connection: object, _cursor: object, statement: str, parameters: object, *_rest: object
    ) -> tuple[str, object]:
        if statement == "BEGIN" and getattr(getattr(connection, "dialect", None), "name", "") == "sqlite":
            statement = "BEGIN IMMEDIATE"
        return statement, parameters

    event.listen(Engine, "before_cursor_execute", on_execute, retval=True)
