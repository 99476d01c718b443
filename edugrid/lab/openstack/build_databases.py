"""The databases of a core, from nothing or, but for Keystone's, from blank ones."""

import json
import subprocess
from collections.abc import Callable, Mapping

from edugrid.lab.openstack.blank_databases import copy_blank, keep_blank
from edugrid.lab.openstack.core import REGION, Core
from edugrid.lab.openstack.environment import Environment
from edugrid.lab.openstack.errors import LabError
from edugrid.lab.openstack.tail import tail
from edugrid.lab.process_record import ProcessRecord


def build_databases(
    core: Core,
    environment: Environment,
    ports: Mapping[str, int],
    passwords: Mapping[str, str],
    progress: Callable[[str], None],
) -> None:
    """Make all databases in ``root/db``, which must be empty; the configuration files must be there.

    Raises LabError with the last lines of what failed.
    """
    wanted = {
        "region": REGION,
        "clouds": core.clouds,
        "endpoints": core.endpoints(ports),
        "names": {kind: service.name for service in core.services for kind in (service.kind, *service.aliases)},
        "roles": [role for service in core.services for role in service.roles],
        "passwords": {user: passwords[user] for user in core.users},
    }
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        making = [service for service in core.services if not copy_blank(service, core, environment)]
        for service in making:
            log = core.log(f"{service.name}-database")
            with log.open("wb") as output:
                process = subprocess.Popen(
                    [environment.python, "-m", f"openstack_lab.{service.name}_database", core.root],
                    stdin=subprocess.PIPE,
                    stdout=output,
                    stderr=output,
                    env=environment.variables(),
                )
            running[service.name] = process
            # So that even the leftovers of a killed `up` are ended before the next one builds in the same place.
            if record := ProcessRecord.of(process.pid):
                record.save(core.record(f"{service.name}-database"))
            if process.stdin:
                # Only Keystone reads it: passwords go by a pipe, never by arguments or the environment.
                with process.stdin:
                    process.stdin.write(json.dumps(wanted if service.name == "keystone" else {}).encode())
        for name, process in running.items():
            if process.wait():
                raise LabError(f"{name}'s database could not be made:\n{tail(core.log(f'{name}-database'))}")
            progress(f"{core.name}: {name} database made")
        for service in making:
            keep_blank(service, core, environment)
    finally:
        for process in running.values():
            if process.poll() is None:
                process.kill()
                process.wait()
        for name in running:
            core.record(f"{name}-database").unlink(missing_ok=True)
