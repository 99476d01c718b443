"""Runs, findings, transitions and events."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the four tables."""
    op.create_table(
        "run",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("region", sa.String(200), nullable=False, index=True),
        sa.Column("worlds", sa.String(40), nullable=False),
        sa.Column("operator", sa.String(100), nullable=False),
        sa.Column("started", sa.DateTime, nullable=False, index=True),
        sa.Column("ended", sa.DateTime),
        sa.Column("findings", sa.Integer, nullable=False),
        sa.Column("exit_code", sa.Integer),
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("region", sa.String(200), nullable=False),
        sa.Column("identity", sa.String(12), nullable=False),
        sa.Column("world", sa.String(10), nullable=False),
        sa.Column("asset", sa.String(200), nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("severity", sa.String(10), nullable=False),
        sa.Column("layer", sa.String(10), nullable=False),
        sa.Column("intended", sa.Text),
        sa.Column("actual", sa.Text),
        sa.Column("exception", sa.String(100)),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("first_seen", sa.DateTime, nullable=False),
        sa.Column("last_seen", sa.DateTime, nullable=False, index=True),
        sa.Column("closed", sa.DateTime),
        sa.Column("reopened", sa.Integer, nullable=False),
        sa.UniqueConstraint("region", "identity"),
    )
    op.create_index("finding_open", "finding", ["region", "state"])
    op.create_table(
        "transition",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "finding_id", sa.Integer, sa.ForeignKey("finding.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("run_id", sa.Integer, sa.ForeignKey("run.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("at", sa.DateTime, nullable=False, index=True),
        sa.Column("change", sa.String(10), nullable=False),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False, index=True),
        sa.Column("region", sa.String(200), nullable=False, index=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("about", sa.String(200), nullable=False),
        sa.Column("result", sa.String(100), nullable=False),
        sa.Column("who", sa.String(100), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Take them away again."""
    for name in ("event", "transition", "finding", "run"):
        op.drop_table(name)
