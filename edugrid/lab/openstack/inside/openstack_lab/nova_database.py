# mypy: disable-error-code="import-not-found"
# reason: Nova lives in the lab's own environment, not in the one that is type-checked
"""``python -m openstack_lab.nova_database ROOT``: Nova's three databases and two cells, in one process.

Each ``nova-manage`` command would cost about ten seconds of imports.
"""

import sys
from pathlib import Path


def create_nova_database(root: Path) -> None:
    """Make ``root/db/nova_api.db``, ``nova_cell0.db`` and ``nova.db`` (cell1)."""
    from openstack_lab.config_environment import set_config_environment

    set_config_environment("nova", root)
    from nova import monkey_patch

    monkey_patch.patch(backend="threading")  # before anything else of Nova
    import nova.conf  # noqa: F401  # registers the options
    from nova import config, context, objects
    from nova.cmd.manage import CellV2Commands
    from nova.db import migration

    from openstack_lab.sqlite_wal import prepare_sqlite

    prepare_sqlite(immediate=True)
    config.parse_args(["nova-manage", "--config-file", f"{root}/etc/nova.conf"])
    objects.register_all()
    migration.db_sync(database="api")
    cells = CellV2Commands()
    cells.map_cell0(f"sqlite:///{root}/db/nova_cell0.db")
    admin = context.get_admin_context()
    cell0 = objects.CellMapping.get_by_uuid(admin, objects.CellMapping.CELL0_UUID)
    with context.target_cell(admin, cell0) as inside:
        migration.db_sync(context=inside)
    migration.db_sync(database="main")
    cells.create_cell(name="cell1", database_connection=f"sqlite:///{root}/db/nova.db", transport_url="fake:///")


if __name__ == "__main__":
    create_nova_database(Path(sys.argv[1]))
