"""Who answers for a finding."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Findings that are there have nobody until they are seen again."""
    op.add_column("finding", sa.Column("owner", sa.String(200), nullable=False, server_default=""))


def downgrade() -> None:
    """Take it away again."""
    with op.batch_alter_table("finding") as batch:
        batch.drop_column("owner")
