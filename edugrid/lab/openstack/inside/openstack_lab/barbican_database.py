# mypy: disable-error-code="import-not-found"
# reason: Barbican lives in the lab's own environment, not in the one that is type-checked
"""``python -m openstack_lab.barbican_database ROOT``: Barbican's tables, through its own migrations."""

import sys
from pathlib import Path

from openstack_lab.barbican_config import set_barbican_config


def create_barbican_database(root: Path) -> None:
    """Make ``root/db/barbican.db``."""
    set_barbican_config(root)
    from barbican.model.migration import commands

    from openstack_lab.sqlite_wal import prepare_sqlite

    prepare_sqlite(immediate=False)
    commands.upgrade(sql_url=f"sqlite:///{root}/db/barbican.db")


if __name__ == "__main__":
    create_barbican_database(Path(sys.argv[1]))
