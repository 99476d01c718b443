# mypy: disable-error-code="import-not-found"
# reason: Keystone lives in the lab's own environment, not in the one that is type-checked
"""``python -m openstack_lab.keystone_database ROOT``: Keystone's tables, users, roles, domains and catalog.

Reads from standard input (never from arguments: it holds passwords) a JSON object::

    {"region": name, "clouds": [name, ...], "endpoints": {type: url}, "names": {type: service}, "roles": [name, ...],
     "passwords": {user: password}}

One process and Keystone's own managers: a ``keystone-manage`` command costs seven seconds of imports, and the other
services then need not wait for a running Keystone to be filled.
"""

import json
import sys
import uuid
from pathlib import Path
from typing import Any


def _create_catalog(providers: Any, wanted: dict[str, Any]) -> None:  # noqa: ANN401  # untyped library
    for kind, url in wanted["endpoints"].items():
        service = uuid.uuid4().hex
        providers.catalog_api.create_service(
            service, {"id": service, "type": kind, "name": wanted["names"][kind], "enabled": True}
        )
        for interface in ("public", "internal", "admin"):
            key = uuid.uuid4().hex
            providers.catalog_api.create_endpoint(
                key,
                {
                    "id": key,
                    "service_id": service,
                    "interface": interface,
                    "url": url,
                    "region_id": wanted["region"],
                    "enabled": True,
                },
            )


def _create_project(providers: Any, name: str, domain: str, description: str) -> str:  # noqa: ANN401  # untyped library
    key = uuid.uuid4().hex
    project = {"id": key, "name": name, "domain_id": domain, "description": description, "enabled": True}
    providers.resource_api.create_project(key, project)
    return key


def _create_user(providers: Any, name: str, domain: str, project: str, password: str) -> str:  # noqa: ANN401  # the same
    user = {
        "name": name,
        "domain_id": domain,
        "default_project_id": project,
        "password": password,
        "enabled": True,
    }
    return str(providers.identity_api.create_user(user)["id"])


def create_keystone_database(root: Path, wanted: dict[str, Any]) -> None:
    """Make ``root/db/keystone.db`` with one admin, one user a service, and one domain with its own admin a cloud."""
    from openstack_lab.sqlite_wal import prepare_sqlite

    prepare_sqlite(immediate=False)
    import keystone.cmd.manage  # noqa: F401  # prepares Keystone's import order
    from keystone.cmd import bootstrap, cli
    from keystone.common import provider_api

    arguments = ["keystone-manage", "--config-file", f"{root}/etc/keystone.conf", "db_sync"]
    cli.main(argv=arguments, developer_config_file=None)
    passwords: dict[str, str] = wanted["passwords"]
    first = bootstrap.Bootstrapper()
    first.admin_username = first.project_name = first.admin_role_name = "admin"
    first.admin_password = passwords["admin"]
    first.region_id = wanted["region"]
    first.immutable_roles = True
    first.bootstrap()

    providers = provider_api.ProviderAPIs
    grant = providers.assignment_api
    _create_catalog(providers, wanted)
    services = _create_project(providers, "service", first.default_domain_id, "The services' own project")
    for role in wanted["roles"]:
        key = uuid.uuid4().hex
        providers.role_api.create_role(key, {"id": key, "name": role})
    for name in sorted({name for name in wanted["names"].values() if name != "keystone"}):
        user = _create_user(providers, name, first.default_domain_id, services, passwords[name])
        for role in (first.admin_role_id, first.service_role_id):
            grant.add_role_to_user_and_project(user_id=user, project_id=services, role_id=role)
    for cloud in wanted["clouds"]:
        domain = uuid.uuid4().hex
        providers.resource_api.create_domain(
            domain, {"id": domain, "name": cloud, "enabled": True, "description": f"The {cloud} cloud of the lab"}
        )
        name = f"{cloud}-admin"
        project = _create_project(providers, name, domain, f"The {cloud} cloud's operators")
        user = _create_user(providers, name, domain, project, passwords[name])
        grant.add_role_to_user_and_project(user_id=user, project_id=project, role_id=first.admin_role_id)
        grant.create_grant(first.admin_role_id, user_id=user, domain_id=domain)


if __name__ == "__main__":
    create_keystone_database(Path(sys.argv[1]), json.load(sys.stdin))
