"""Ansible playbooks over the devices of a region, through ansible-runner."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from edugrid.design.network import DeviceDesign


def ansible_inventory(devices: Sequence[DeviceDesign]) -> dict[str, Any]:
    """Active devices as an Ansible inventory: one group a platform and a role, no address and no secret."""
    groups: dict[str, Any] = {}
    for device in devices:
        if device.state == "active":
            for group in (device.platform, device.role.replace("-", "_")):
                groups.setdefault(group, {"hosts": {}})["hosts"][device.name] = {}
    return {"all": {"children": groups}}


def run_playbook(
    playbook: Path,
    devices: Sequence[DeviceDesign],
    variables: dict[str, str],
    told: Callable[[str, str], None],
) -> dict[str, str]:
    """Run ``playbook`` over ``devices``; host → ``ok``, ``failed`` or ``unreachable``.

    ``told`` hears of every host that finished a task. Artifacts live in a temporary folder and hold no secrets:
    logins stay in the environment, where edugrid reads them itself.
    """
    import ansible_runner

    found = {device.name: "ok" for device in devices if device.state == "active"}

    def event(data: dict[str, Any]) -> bool:
        host = str(data.get("event_data", {}).get("host", ""))
        kind = str(data.get("event", "")).removeprefix("runner_on_")
        if host in found and kind in {"ok", "failed", "unreachable"}:
            found[host] = kind if kind != "ok" else found[host]
            told(host, kind)
        return False

    with TemporaryDirectory(prefix="edugrid-playbook-") as folder:
        result = ansible_runner.run(
            private_data_dir=folder,
            playbook=str(playbook.absolute()),
            inventory=ansible_inventory(devices),
            extravars={
                # not whatever else Ansible finds on PATH
                "ansible_python_interpreter": sys.executable,
                "edugrid_python": sys.executable,
                "edugrid_folder": str(Path.cwd()),
                **variables,
            },
            envvars={"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"},
            event_handler=event,
            quiet=True,
        )
    if result.rc != 0 and all(state == "ok" for state in found.values()):
        found = dict.fromkeys(found, "failed")
    return found
