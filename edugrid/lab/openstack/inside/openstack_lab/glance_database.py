# mypy: disable-error-code="import-not-found"
# reason: Glance lives in the lab's own environment, not in the one that is type-checked
"""``python -m openstack_lab.glance_database ROOT``: Glance's tables, through its own migrations."""

import sys
from pathlib import Path


def create_glance_database(root: Path) -> None:
    """Make ``root/db/glance.db``."""
    from glance.cmd import manage

    from openstack_lab.sqlite_wal import prepare_sqlite

    prepare_sqlite(immediate=False)
    sys.argv = ["glance-manage", "--config-file", f"{root}/etc/glance-api.conf", "db_sync"]
    manage.main()


if __name__ == "__main__":
    create_glance_database(Path(sys.argv[1]))
