"""A database that fails in the middle is told like one that cannot be opened."""

from collections.abc import Iterator
from contextlib import contextmanager

from edugrid.drift.history.errors import HistoryError
from edugrid.text import Text


@contextmanager
def guarded() -> Iterator[None]:
    """Work with the history: a lock that somebody holds too long, a full disk or a damaged page is a HistoryError.

    Raises:
        HistoryError: instead of what the database library raises.

    """
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        raise HistoryError(
            Text(f"the history cannot be used: {reason}", f"历史库无法使用：{reason}"),
            Text(
                "nothing of it was changed; see that the file is whole, writable and not held by another program",
                "历史库未作改动；请检查文件是否完整、可写、未被其他程序占用",
            ),
        ) from None
