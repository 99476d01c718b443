# mypy: disable-error-code="import-not-found"
# reason: Placement and Glance live in the lab's own environment, not in the one that is type-checked
"""``python -m openstack_lab.placement_database ROOT``: Placement's tables, through its own migrations."""

import sys
from pathlib import Path


def create_placement_database(root: Path) -> None:
    """Make ``root/db/placement.db``."""
    from placement.cmd import manage

    from openstack_lab.sqlite_wal import prepare_sqlite

    prepare_sqlite(immediate=False)
    sys.argv = ["placement-manage", "--config-file", f"{root}/etc/placement.conf", "db", "sync"]
    manage.main()


if __name__ == "__main__":
    create_placement_database(Path(sys.argv[1]))
