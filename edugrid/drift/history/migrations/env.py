"""Run by Alembic: bring the tables of the open connection to the newest form."""

from alembic import context

from edugrid.drift.history.tables import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
