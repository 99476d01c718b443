"""Make a core's databases fit its place and ports."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing

from edugrid.lab.openstack.core import Core


def relocate(core: Core, ports: Mapping[str, int]) -> None:
    """Rewrite the catalog's URLs (Keystone), the cells' database paths (Nova) and the images' paths (Glance).

    Needed after a copy, after the lab's folder moved, and when a port changed; the services must not be running.
    """
    with closing(sqlite3.connect(core.database("keystone"))) as connection, connection:
        for kind, url in core.endpoints(ports).items():
            connection.execute(
                "UPDATE endpoint SET url = ? WHERE service_id IN (SELECT id FROM service WHERE type = ?)", (url, kind)
            )
    cells = {"cell0": core.database("nova_cell0"), "cell1": core.database("nova")}
    with closing(sqlite3.connect(core.database("nova_api"))) as connection, connection:
        for cell, path in cells.items():
            connection.execute(
                "UPDATE cell_mappings SET database_connection = ? WHERE name = ?", (f"sqlite:///{path}", cell)
            )
    images = core.root / "images"
    with closing(sqlite3.connect(core.database("glance"))) as connection, connection:
        # The file is named after the image, whatever folder it lay in (glance_store, filesystem driver).
        connection.execute(
            "UPDATE image_locations SET value = ? || image_id WHERE value LIKE 'file://%'", (f"file://{images}/",)
        )
