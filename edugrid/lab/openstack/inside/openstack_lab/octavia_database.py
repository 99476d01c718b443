# mypy: disable-error-code="import-not-found"
# reason: Octavia lives in the lab's own environment, not in the one that is type-checked
"""``python -m openstack_lab.octavia_database ROOT``: Octavia's tables on SQLite.

Its migrations cannot run there (SQLite cannot alter constraints), so the tables come from the models, the rows that
migrations would have inserted are added, and the database is stamped with the newest revision.
"""

import sys
from pathlib import Path
from typing import Any


def _names() -> dict[str, list[str]]:
    """Rows of the lookup tables by table name."""
    from octavia.common import constants
    from octavia.db import models

    return {
        model.__tablename__: sorted(set(names))
        for model, names in (
            (models.ProvisioningStatus, constants.SUPPORTED_PROVISIONING_STATUSES),
            (models.OperatingStatus, constants.SUPPORTED_OPERATING_STATUSES),
            (models.HealthMonitorType, constants.SUPPORTED_HEALTH_MONITOR_TYPES),
            (models.Algorithm, constants.SUPPORTED_LB_ALGORITHMS),
            (models.Protocol, constants.SUPPORTED_PROTOCOLS),
            (models.SessionPersistenceType, constants.SUPPORTED_SP_TYPES),
            (models.AmphoraRoles, constants.SUPPORTED_AMPHORA_ROLES),
            (models.LBTopology, constants.SUPPORTED_LB_TOPOLOGIES),
            (models.VRRPAuthMethod, constants.SUPPORTED_VRRP_AUTH),
            (models.L7RuleType, constants.SUPPORTED_L7RULE_TYPES),
            (models.L7RuleCompareType, constants.SUPPORTED_L7RULE_COMPARE_TYPES),
            (models.L7PolicyAction, constants.SUPPORTED_L7POLICY_ACTIONS),
            (models.ClientAuthenticationMode, constants.SUPPORTED_CLIENT_AUTH_MODES),
        )
    }


def _placeholders() -> list[tuple[str, dict[str, Any]]]:
    """What stands in for a flavor or availability zone that was deleted."""
    from octavia.common import constants

    name = "DELETED-PLACEHOLDER"
    nil, gone = constants.NIL_UUID, constants.DELETED
    return [
        ("flavor_profile", {"id": nil, "name": name, "provider_name": gone, "flavor_data": "{}"}),
        ("flavor", {"id": nil, "flavor_profile_id": nil, "name": name, "enabled": False, "description": name}),
        (
            "availability_zone_profile",
            {"id": nil, "name": name, "provider_name": gone, "availability_zone_data": "{}"},
        ),
        (
            "availability_zone",
            {"availability_zone_profile_id": nil, "name": nil, "enabled": False, "description": name},
        ),
    ]


def create_octavia_database(root: Path) -> None:
    """Make ``root/db/octavia.db``; it must not exist."""
    import sqlalchemy
    from alembic.script import ScriptDirectory
    from octavia.db import base_models
    from octavia.db.migration import alembic_migrations

    from openstack_lab.sqlite_wal import prepare_sqlite

    prepare_sqlite(immediate=False)
    rows = _names()  # imports the models
    metadata = base_models.BASE.metadata
    engine = sqlalchemy.create_engine(f"sqlite:///{root}/db/octavia.db")
    with engine.begin() as connection:
        metadata.create_all(connection)
        for table, names in rows.items():
            connection.execute(metadata.tables[table].insert(), [{"name": name} for name in names])
        for table, values in _placeholders():
            connection.execute(metadata.tables[table].insert().values(**values))
        connection.execute(sqlalchemy.text("create table alembic_version (version_num varchar(32) primary key)"))
        for revision in ScriptDirectory(next(iter(alembic_migrations.__path__))).get_heads():
            connection.execute(sqlalchemy.text("insert into alembic_version values (:v)"), {"v": revision})


if __name__ == "__main__":
    create_octavia_database(Path(sys.argv[1]))
