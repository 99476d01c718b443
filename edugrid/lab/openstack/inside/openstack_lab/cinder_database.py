# mypy: disable-error-code="import-not-found"
# reason: Cinder lives in the lab's own environment, not in the one that is type-checked
"""``python -m openstack_lab.cinder_database ROOT``: Cinder's tables, through its own migrations."""

import sys
from pathlib import Path


def create_cinder_database(root: Path) -> None:
    """Make ``root/db/cinder.db``."""
    from openstack_lab.config_environment import set_config_environment

    set_config_environment("cinder", root)
    from cinder import monkey_patch

    monkey_patch.patch(backend="threading")  # before anything else of Cinder
    from cinder.cmd import manage

    from openstack_lab.sqlite_wal import prepare_sqlite

    prepare_sqlite(immediate=False)
    sys.argv = ["cinder-manage", "--config-file", f"{root}/etc/cinder.conf", "db", "sync"]
    manage.main()


if __name__ == "__main__":
    create_cinder_database(Path(sys.argv[1]))
