"""Open the database of the history, and bring its tables to the newest form."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from edugrid.drift.history.errors import HistoryError
from edugrid.drift.history.guarded import guarded
from edugrid.text import Text

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

VARIABLE: Final = "EDUGRID_HISTORY"
"""URL of the database (``postgresql+psycopg://…``); absent: ``history.db`` in the state folder."""

NEWEST: Final = "0002"
"""The last of migrations/versions."""

_BUSY_SECONDS: Final = 30
_LOCK: Final = 41_200_001  # PostgreSQL's advisory lock of the one who changes tables; any number of our own


def open_history(url: str | None, state: Path) -> "Engine":
    """An engine on ``url``, or on ``state``/history.db; several processes may write at once.

    Raises:
        HistoryError: it cannot be opened, is damaged, or was made by a newer edugrid.

    """
    from sqlalchemy import create_engine, event
    from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

    if url is None:
        with guarded():
            state.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{state / 'history.db'}"
    try:
        engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS} if url.startswith("sqlite") else {})
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _sqlite_settings)
            event.listen(engine, "begin", _sqlite_begin)
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql(f"select pg_advisory_xact_lock({_LOCK})")
            _upgrade(connection)
    except (ArgumentError, NoSuchModuleError, DBAPIError) as error:
        raise _refusal(error, url, state) from None
    return engine


def _upgrade(connection: "Connection") -> None:
    from sqlalchemy import inspect, text

    version = text("select version_num from alembic_version")
    if inspect(connection).has_table("alembic_version") and connection.scalar(version) == NEWEST:
        return  # to load Alembic takes longer than whatever is to be written down

    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "edugrid.drift.history:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError:
        raise HistoryError(
            Text("the history was written by a newer edugrid", "历史库由更新版本的 edugrid 写入"),
            Text("update edugrid; nothing was changed", "请升级 edugrid；未做任何改动"),
        ) from None


def _sqlite_settings(connection: Any, _record: object) -> None:  # noqa: ANN401 - a DB-API connection
    connection.isolation_level = None  # sqlite3 would begin by itself, too late for the lock below
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma foreign_keys = on")


def _sqlite_begin(connection: "Connection") -> None:
    # who reads first and writes later would be refused when another has written in between
    connection.exec_driver_sql("begin immediate")


def _refusal(error: Exception, url: str, state: Path) -> HistoryError:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        shown = make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        shown = VARIABLE
    reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    hint = Text(
        f"check {VARIABLE}, or move the damaged file away: a new history is begun",
        f"请检查 {VARIABLE}，或将损坏的文件移走：将重新建立历史库",
    )
    if url.startswith("sqlite"):
        shown = str(state / "history.db") if shown.endswith("history.db") else shown
    return HistoryError(Text(f"the history {shown}: {reason}", f"历史库 {shown}：{reason}"), hint)
