"""Tables of the history. Times are UTC without a zone, as every database keeps them alike."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """All tables."""


class RunRow(Base):
    """One look at a region: ``worlds`` and ``scope`` say what was looked at, ``exit_code`` what the command said.

    ``ended`` is None while it lasts, and stays None for a run that was killed.
    """

    __tablename__ = "run"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    region: Mapped[str] = mapped_column(String(200), index=True)
    worlds: Mapped[str] = mapped_column(String(40))
    operator: Mapped[str] = mapped_column(String(100))
    started: Mapped[datetime] = mapped_column(index=True)
    ended: Mapped[datetime | None]
    findings: Mapped[int] = mapped_column(default=0)
    exit_code: Mapped[int | None]


class FindingRow(Base):
    """One difference, found once or for years; ``identity`` is that of the drift record.

    ``state``: ``open`` or ``closed``. ``reopened`` counts how often it came back.
    """

    __tablename__ = "finding"
    __table_args__ = (UniqueConstraint("region", "identity"), Index("finding_open", "region", "state"))

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str] = mapped_column(String(200))
    identity: Mapped[str] = mapped_column(String(12))
    world: Mapped[str] = mapped_column(String(10))
    asset: Mapped[str] = mapped_column(String(200))
    path: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(20))
    severity: Mapped[str] = mapped_column(String(10))
    layer: Mapped[str] = mapped_column(String(10))
    intended: Mapped[str | None] = mapped_column(Text)
    actual: Mapped[str | None] = mapped_column(Text)
    exception: Mapped[str | None] = mapped_column(String(100))
    state: Mapped[str] = mapped_column(String(10))
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime] = mapped_column(index=True)
    closed: Mapped[datetime | None]
    reopened: Mapped[int] = mapped_column(default=0)
    owner: Mapped[str] = mapped_column(String(200), default="", server_default="")


class TransitionRow(Base):
    """A finding that was ``opened``, ``reopened``, ``closed`` or ``removed`` (its region left the tree) by a run."""

    __tablename__ = "transition"

    id: Mapped[int] = mapped_column(primary_key=True)
    finding_id: Mapped[int] = mapped_column(ForeignKey("finding.id", ondelete="CASCADE"), index=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    change: Mapped[str] = mapped_column(String(10))


class EventRow(Base):
    """Something that people did: a plan applied or undone, a gate passed. ``about`` names it, ``why`` is their reason."""

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    region: Mapped[str] = mapped_column(String(200), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    about: Mapped[str] = mapped_column(String(200))
    result: Mapped[str] = mapped_column(String(100))
    who: Mapped[str] = mapped_column(String(100))
    why: Mapped[str] = mapped_column(Text)
