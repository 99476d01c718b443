# mypy: disable-error-code="import-not-found"
# reason: Neutron lives in the lab's own environment, not in the one that is type-checked
"""``python -m openstack_lab.neutron_database ROOT``: Neutron's and VPNaaS's tables on SQLite.

Its migrations cannot run there (SQLite cannot alter constraints), so the tables come from the models, the rows that
migrations would have inserted are added, and the database is stamped with the newest revisions.
"""

import importlib.util
import sys
from pathlib import Path
from typing import Any

DEFAULT_RULES = "2023.2/expand/c33da356b165_security_group_default_rules.py"


def _default_rules(versions: Path) -> list[dict[str, Any]]:
    spec = importlib.util.spec_from_file_location("default_rules", versions / DEFAULT_RULES)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(versions / DEFAULT_RULES)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return [dict(rule) for rule in module.default_template_rules]


def _refuse_as_mysql(metadata: Any) -> None:  # noqa: ANN401  # untyped library
    """Let SQLite refuse what is not among an enumeration's words.

    VPNaaS's API takes ``sha1`` and stores it; without this every later reading of the table fails.
    """
    import sqlalchemy

    for table in metadata.tables.values():
        for column in list(table.columns):
            if isinstance(column.type, sqlalchemy.Enum):
                table.append_constraint(sqlalchemy.CheckConstraint(column.in_(column.type.enums)))


def create_neutron_database(root: Path) -> None:
    """Make ``root/db/neutron.db``; it must not exist."""
    import sqlalchemy
    from neutron.db.migration import alembic_migrations
    from neutron.db.migration.models import head
    from neutron_vpnaas.db.migration import alembic_migrations as vpn_migrations
    from neutron_vpnaas.db.models import head as vpn_head

    from openstack_lab.sqlite_wal import prepare_sqlite

    prepare_sqlite(immediate=False)
    versions = Path(next(iter(alembic_migrations.__path__))) / "versions"
    head.get_metadata()
    metadata = vpn_head.get_metadata()  # one and the same, now with both
    engine = sqlalchemy.create_engine(f"sqlite:///{root}/db/neutron.db")
    with engine.begin() as connection:
        _refuse_as_mysql(metadata)
        metadata.create_all(connection)
        rules = metadata.tables["securitygroupdefaultrules"]
        attributes = metadata.tables["standardattributes"]
        for rule in _default_rules(versions):
            row = attributes.insert().values(
                resource_type="securitygroupdefaultrules", description=rule.pop("description"), revision_number=0
            )
            key = (connection.execute(row).inserted_primary_key or (None,))[0]
            connection.execute(rules.insert().values(standard_attr_id=key, **rule))
        # VPNaaS keeps its own tables in the same database, with migrations of its own.
        vpn_versions = Path(next(iter(vpn_migrations.__path__))) / "versions"
        for table, folder in (("alembic_version", versions), ("alembic_version_vpnaas", vpn_versions)):
            column = sqlalchemy.Column("version_num", sqlalchemy.String(32), primary_key=True)
            stamp = sqlalchemy.Table(table, sqlalchemy.MetaData(), column)
            stamp.create(connection)
            for name in ("EXPAND_HEAD", "CONTRACT_HEAD"):
                revision = (folder / name).read_text(encoding="utf-8").strip()
                connection.execute(stamp.insert().values(version_num=revision))


if __name__ == "__main__":
    create_neutron_database(Path(sys.argv[1]))
