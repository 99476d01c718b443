"""Ansible playbooks over the devices of a region, through ansible-runner."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, NamedTuple

from edugrid.design.network import DeviceDesign
from edugrid.refusal import Refusal
from edugrid.rollout.ansible_inventory import ansible_inventory
from edugrid.text import Text, language

# ansible-runner writes its environment to a file, and whatever a shell exports may hold a password
_PASSED_ON = (
    "ANSIBLE_COLLECTIONS_PATH",
    "ANSIBLE_CONFIG",
    "ANSIBLE_HOME",
    "ANSIBLE_LOCAL_TEMP",
    "ANSIBLE_ROLES_PATH",
    "HOME",
    "LANG",
    "LANGUAGE",
    "LOGNAME",
    "PATH",
    "PYTHONPATH",
    "SSH_AUTH_SOCK",
    "TERM",
    "TMPDIR",
    "TZ",
    "USER",
    "XDG_CACHE_HOME",
)
_EVENTS: dict[str, Literal["ok", "failed", "unreachable"]] = {
    "runner_on_ok": "ok",
    "runner_on_failed": "failed",
    "runner_on_unreachable": "unreachable",
}


class HostOutcome(NamedTuple):
    """How a host ended, and the last line that its last task said."""

    state: Literal["ok", "failed", "unreachable"]
    text: str


class PlaybookError(Exception):
    """The playbook stopped for a reason that is no single host's: its own text, Ansible, or a cancelled run."""

    exit_code = 1


class TemplateValueError(Refusal):
    """A value holds the marks of a Jinja template, which Ansible evaluates wherever it meets them."""

    exit_code = 2


def run_playbook(
    playbook: Path,
    devices: Sequence[DeviceDesign],
    variables: Mapping[str, str],
    told: Callable[[str, HostOutcome], None],
) -> dict[str, HostOutcome]:
    """Run ``playbook`` over the active ``devices``; a host that failed is a value in the result.

    ``told`` hears of every host that finished a task. Ansible's files live in a temporary folder of this user alone.
    Neither they nor any process argument hold a secret: tasks get the names of edugrid's own settings files, and the
    rest of the environment stays here.

    Raises:
        PlaybookError: it stopped and no host was to blame.
        TemplateValueError: Ansible would run a value of ``variables`` as a template; nothing was started.

    """
    _plain(variables)
    import ansible_runner

    found: dict[str, HostOutcome] = {}
    active = {device.name for device in devices if device.state == "active"}

    def event(data: dict[str, Any]) -> bool:
        detail = data.get("event_data", {})
        host, state = str(detail.get("host", "")), _EVENTS.get(str(data.get("event")))
        if host in active and state and not detail.get("ignore_errors"):
            found[host] = HostOutcome(state, _said(host, detail.get("res") or {}))
            told(host, found[host])
        return False

    with TemporaryDirectory(prefix="edugrid-playbook-") as folder:
        runner = ansible_runner.interface.init_runner(
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
            event_handler=event,
            quiet=True,
        )
        runner.config.env = _environment(os.environ, runner.config.env)
        runner.run()
        failed = any(outcome.state != "ok" for outcome in found.values())
        if runner.rc != 0 and not failed:
            raise PlaybookError(_blame(playbook, runner))
    return {name: found.get(name) or HostOutcome("failed", "no task ran") for name in sorted(active)}


def _plain(variables: Mapping[str, str]) -> None:
    for name, value in variables.items():
        if any(mark in value for mark in ("{{", "{%", "{#")):
            raise TemplateValueError(
                Text(
                    f"{name}: {value!r} holds a template, which Ansible would run; write the value itself",
                    f"{name}：{value!r} 含有模板语句，Ansible 会执行它；请直接填写取值",
                )
            )


def _environment(ours: Mapping[str, str], runners: Mapping[str, str]) -> dict[str, str]:
    """What ansible-runner sets itself, and the few of our own variables that tasks need."""
    kept = {
        key: value
        for key, value in runners.items()
        if ours.get(key) != value or key in _PASSED_ON or key.startswith("EDUGRID_")
    }
    # ansible-playbook lies beside the interpreter, also where only `edugrid` was put on PATH
    path = f"{Path(sys.executable).parent}{os.pathsep}{ours.get('PATH', os.defpath)}"
    # Ansible refuses to start in a locale that is not UTF-8; edugrid's language would change with it
    return kept | {"PATH": path, "LC_ALL": "C.UTF-8", "EDUGRID_LANG": language()}


def _said(host: str, result: Mapping[str, Any]) -> str:
    for key in ("stderr", "stdout", "msg"):
        lines = [line.strip() for line in str(result.get(key) or "").splitlines() if line.strip()]
        if lines:
            return lines[-1].removeprefix(f"{host}: ")
    return ""


def _blame(playbook: Path, runner: Any) -> str:  # noqa: ANN401 - ansible-runner publishes no types
    lines = [line.strip() for line in runner.stdout.read().splitlines() if line.strip()]
    error = next((line for line in lines if "ERROR" in line), lines[-1] if lines else "")
    return f"{playbook.name}: {runner.status} ({runner.rc}) {error}".strip()
