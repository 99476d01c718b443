# mypy: disable-error-code="import-not-found"
# reason: Designate lives in the lab's own environment, not in the one that is type-checked
"""``python -m openstack_lab.designate_database ROOT``: Designate's tables, through its own migrations."""

import sys
from pathlib import Path


def create_designate_database(root: Path) -> None:
    """Make ``root/db/designate.db``."""
    from designate.manage.database import DatabaseCommands

    from openstack_lab.sqlite_wal import prepare_sqlite

    prepare_sqlite(immediate=False)
    DatabaseCommands().sync(db_url=f"sqlite:///{root}/db/designate.db")


if __name__ == "__main__":
    create_designate_database(Path(sys.argv[1]))
