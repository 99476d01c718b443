"""Start a lab."""

import json
import platform
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from edugrid.lab.openstack.build_databases import build_databases
from edugrid.lab.openstack.clouds_yaml import write_clouds_yaml
from edugrid.lab.openstack.core import Core
from edugrid.lab.openstack.down import stop_core
from edugrid.lab.openstack.endpoint import Endpoint
from edugrid.lab.openstack.environment import Environment, ensure_environment
from edugrid.lab.openstack.errors import LabError
from edugrid.lab.openstack.layout import home, make_layout
from edugrid.lab.openstack.locked import locked
from edugrid.lab.openstack.new_keys import new_keys
from edugrid.lab.openstack.offers import offers
from edugrid.lab.openstack.passwords import load_passwords
from edugrid.lab.openstack.relocate import relocate
from edugrid.lab.openstack.render import render_configs, write_configs
from edugrid.lab.openstack.seed import copy_seed, publish_seed, seed_path
from edugrid.lab.openstack.service import NAME_SERVER
from edugrid.lab.openstack.start_services import open_listeners, spawn_services, wait_ready
from edugrid.lab.openstack.tail import tail
from edugrid.lab.process_record import ProcessRecord

Progress = Callable[[str], None]
FOLDERS = (
    *("db", "log", "run", "locks", "nova", "neutron", "images/staging", "images/tasks"),
    *("cinder", "volumes", "backups", "designate"),
)


def _run_inside(environment: Environment, core: Core, module: str, argument: str, text: str = "") -> None:
    log = core.log(module.replace("_", "-"))
    variables = environment.variables() | {"OS_CLIENT_CONFIG_FILE": str(core.root.parent / "clouds.yaml")}
    with log.open("wb") as output:
        done = subprocess.run(
            [environment.python, "-m", f"openstack_lab.{module}", argument],
            input=text.encode(),
            stdout=output,
            stderr=output,
            env=variables,
            check=False,
        )
    if done.returncode:
        raise LabError(f"{core.name}: {module} failed:\n{tail(log)}")


def _running(core: Core) -> bool:
    records = [ProcessRecord.load(core.record(service.name)) for service in core.services]
    return core.complete.exists() and all(record is not None and record.alive for record in records)


def _prepare(core: Core) -> dict[str, str]:
    core.root.mkdir(parents=True, exist_ok=True)
    core.root.chmod(0o700)
    if not core.complete.exists():
        # What an interrupted first start left is of no use.
        for name in ("db", "images", "nova", "volumes", "backups"):
            shutil.rmtree(core.root / name, ignore_errors=True)
        new_keys(core)
    for name in FOLDERS:
        (core.root / name).mkdir(parents=True, exist_ok=True)
    return load_passwords(core)


def _start(core: Core, environment: Environment, passwords: Mapping[str, str], progress: Progress) -> None:
    listeners = open_listeners(core)
    try:
        ports = core.ports()
        write_configs(core, render_configs(core, ports, passwords, environment.prefix))
        if not core.complete.exists():
            seed = seed_path(core, environment)
            if seed.exists():
                progress(f"{core.name}: ready-made databases")
                copy_seed(seed, core)
                text = json.dumps({user: passwords[user] for user in core.users})
                _run_inside(environment, core, "set_passwords", str(core.database("keystone")), text)
                core.complete.touch()
            else:
                progress(f"{core.name}: making databases (once)")
                build_databases(core, environment, ports, passwords, progress)
        relocate(core, ports)
        spawn_services(core, environment, listeners)
    finally:
        for sockets in listeners.values():
            for opened in sockets:
                opened.close()


def _fill(core: Core, environment: Environment, progress: Progress) -> None:
    if core.complete.exists():
        return
    progress(f"{core.name}: external networks, flavors, images, volume types")
    _run_inside(environment, core, "seed_resources", f"lab-{core.name}")
    publish_seed(core, seed_path(core, environment))
    core.complete.touch()


def up(
    lab: Path,
    progress: Progress,
    clouds: tuple[str, ...] = ("gov", "telecom"),
    *,
    separate: bool = False,
    services: Sequence[str] | None = None,
) -> Endpoint:
    """Start the OpenStack lab in the folder ``lab`` (made if missing), or return at once where it runs.

    Real services as processes of this user on loopback addresses; the hypervisor is Nova's fake one, no packet flows and
    no volume holds data. By default ``clouds`` are domains of *one* OpenStack, each with its own admin (who, as every
    OpenStack admin, could reach over); with ``separate`` each is an OpenStack of its own.

    ``services`` names those wanted beside the five that every cloud has (Keystone, Neutron, Placement, Glance, Nova):
    none for a light lab, None for all that each cloud offers (see offers.py).

    Each line of progress goes to ``progress``. Raises LabError with the last log lines of a service that died; what was
    started is stopped then.
    """
    if platform.system() != "Linux":
        raise LabError("the OpenStack lab needs Linux (/proc, pidfd, all of 127/8 on the loopback interface)")
    with locked(home(lab) / "lock", progress):
        cores = make_layout(lab, {cloud: offers(cloud, services) for cloud in clouds}, separate=separate)
        environment = ensure_environment(progress)
        path = home(lab) / "clouds.yaml"
        stopped = [core for core in cores if not _running(core)]
        if not stopped:
            progress("already running")
        try:
            for core in stopped:
                # One of them may have died; and what a killed first start left must not write while we do.
                stop_core(core)
            passwords = {core: _prepare(core) if core in stopped else load_passwords(core) for core in cores}
            for core in stopped:
                _start(core, environment, passwords[core], progress)
            urls = {core: core.endpoints(core.ports())["identity"] for core in cores}
            write_clouds_yaml(path, {core: (urls[core], passwords[core]) for core in cores})
            wait_ready(stopped, progress)
            for core in stopped:
                _fill(core, environment, progress)
        except BaseException:
            # Also when the user interrupts: a half-started lab helps nobody.
            for core in stopped:
                stop_core(core)
            raise
    auth_urls = {cloud: urls[core] for core in cores for cloud in core.clouds}
    offered = {cloud: core.names for core in cores for cloud in core.clouds}
    answering = {
        cloud: (core.address, core.ports()[NAME_SERVER])
        for core in cores
        if NAME_SERVER in core.ports()
        for cloud in core.clouds
    }
    return Endpoint(
        clouds_yaml=path,
        clouds=clouds,
        auth_urls=auth_urls,
        separate=separate,
        services=offered,
        name_servers=answering,
    )
