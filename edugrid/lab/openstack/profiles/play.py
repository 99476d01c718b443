"""Start playing."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from edugrid.lab.openstack.answering import answering
from edugrid.lab.openstack.core import Core
from edugrid.lab.openstack.errors import LabError
from edugrid.lab.openstack.layout import home, read_layout
from edugrid.lab.openstack.listener import open_listener
from edugrid.lab.openstack.private_file import write_private
from edugrid.lab.openstack.profiles.account import Account, make_account
from edugrid.lab.openstack.profiles.stop import folder_of, stop
from edugrid.lab.process_record import ProcessRecord

PROFILES = ("tenant", "limited")
PORT = 15000
TRIES = 50


def play(lab: Path, entries: Sequence[str], progress: Callable[[str], None]) -> tuple[Account, ...]:
    """Before the running lab in ``lab``, start a proxy for each entry (``telecom-limited``, ``gov-tenant``).

    An entry is named after a cloud of the lab and a profile; it is added to clouds.yaml, with a project and user of its
    own. Proxies of an earlier call are stopped first. **Simulated**: what the proxy refuses or changes; the rest is
    answered by the real services.

    Raises LabError for an unknown cloud or profile, or when a proxy does not answer.
    """
    stop(lab)
    clouds = {cloud: core for core in read_layout(lab) for cloud in core.clouds}
    accounts = tuple(_play(lab, clouds, entry) for entry in entries)
    for account in accounts:
        progress(f"{account.entry}: simulated profile {account.profile} at {account.auth_url}")
    return accounts


def _play(lab: Path, clouds: dict[str, Core], entry: str) -> Account:
    cloud, _, profile = entry.rpartition("-")
    if cloud not in clouds or profile not in PROFILES:
        known = ", ".join(f"{name}-{kind}" for name in clouds for kind in PROFILES)
        raise LabError(f"there is no simulated profile {entry}; there are: {known}")
    core, folder, path = clouds[cloud], folder_of(lab), home(lab) / "clouds.yaml"
    (folder / "run").mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    endpoints = core.endpoints(core.ports())
    body = json.loads(path.read_text(encoding="utf-8"))
    admin = body["clouds"][cloud]["auth"]
    user, password = make_account(endpoints["identity"], admin, entry)
    log = folder / f"{entry}.log"
    log.write_text("", encoding="utf-8")
    settings = {
        "profile": profile,
        "entry": entry,
        "upstream": {kind: "{0.scheme}://{0.netloc}".format(urlsplit(url)) for kind, url in endpoints.items()},
        "log": str(log),
        "counter": str(folder / f"{entry}.assigned"),
    }
    port = _serve(core.address, folder, entry, settings)
    account = Account(
        entry, profile, f"http://{core.address}:{port}/identity/v3", user, password, user, cloud, str(log)
    )
    given = {
        "auth_url": account.auth_url,
        "username": user,
        "password": password,
        "project_name": account.project,
        "user_domain_name": cloud,
        "project_domain_name": cloud,
    }
    body["clouds"][entry] = {**body["clouds"][cloud], "auth": given}
    write_private(path, json.dumps(body, indent=2) + "\n")
    return account


def _serve(address: str, folder: Path, entry: str, settings: Mapping[str, object]) -> int:
    file = folder / f"{entry}.settings"
    write_private(file, json.dumps(settings) + "\n")
    listener = open_listener(address, PORT)
    try:
        port: int = listener.getsockname()[1]
        command = [sys.executable, "-m", "edugrid.lab.openstack.profiles.serve", str(file), str(listener.fileno())]
        with (folder / f"{entry}.errors").open("wb") as errors:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=errors,
                stderr=errors,
                pass_fds=(listener.fileno(),),
                start_new_session=True,
            )
    finally:
        listener.close()
    if record := ProcessRecord.of(process.pid):
        record.save(folder / "run" / f"{entry}.json")
    process.returncode = 0  # it is meant to outlive this program
    if not any(answering(address, port, 1.0) for _ in range(TRIES)):
        raise LabError(f"the proxy {entry} does not answer, see {folder / entry}.errors")
    return port
