"""Start the jobs that have to happen on the router itself (config_job.sh)."""

import hashlib
import shlex
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from napalm.base.exceptions import CommandErrorException

from edugrid.vendors.base.run_on_host import Answer, run_on_host
from edugrid.vendors.frr.without_secrets import without_secrets

STATE_DIR = "/run/edugrid-frr"
PATIENCE = 300.0  # seconds; frr-reload types line by line, and a full table of policies is long


class Outcome(IntEnum):
    """The exit statuses of config_job.sh."""

    DONE = 0
    NO_PENDING = 1
    BAD_CANDIDATE = 65
    PUT_BACK = 70
    NOT_PUT_BACK = 71
    BUSY = 75
    PENDING = 76
    NOTHING = 77
    NOT_YOURS = 78


class ConfigJob:
    """The router's side of compare, commit, confirm and undo, over an open Netmiko `session`."""

    def __init__(self, session: Any, timeout: float) -> None:  # noqa: ANN401 - Netmiko publishes no types
        """Put the program on the router: its folder is readable by nobody else and gone after a reboot."""
        self._session = session
        self._timeout = max(timeout, PATIENCE)
        edition = _edition()
        self._program = f"{STATE_DIR}/{edition.name}/config_job.sh"
        done = run_on_host(session, "sh -s", edition.install, self._timeout)
        if done.status:
            raise CommandErrorException(f"cannot write to {STATE_DIR} on the router: {done.err.strip()}")

    def __call__(self, *arguments: str, candidate: str = "") -> tuple[Outcome, str]:
        """Run one verb; return how it ended and what was said, secrets removed."""
        command = shlex.join(["sh", self._program, STATE_DIR, *arguments])
        answer = run_on_host(self._session, command, candidate, self._timeout)
        said = without_secrets(answer.out + answer.err)
        try:
            return Outcome(answer.status), said
        except ValueError:
            raise CommandErrorException(f"config_job {arguments[0]}: exit {answer.status}: {said.strip()}") from None

    def compare(self, candidate: str) -> Answer:
        """Run frr-reload's comparison; the answer is raw, secrets included."""
        command = shlex.join(["sh", self._program, STATE_DIR, "compare"])
        return run_on_host(self._session, command, candidate, self._timeout)


class _Edition(NamedTuple):
    name: str
    install: str


@cache
def _edition() -> _Edition:
    """What the router runs: a folder for each edition, there at once or not at all, as another manager may run another one.

    ``install`` is a shell program that is read to its end before any of it runs, whether there is anything to do or not.
    """
    here, package = Path(__file__).parent, "edugrid/vendors/frr"
    places = {"config_job.sh": ".", "read_tunnels.py": package, "recall_tunnels.py": package}
    texts = {f"{place}/{name}": (here / name).read_text(encoding="utf-8") for name, place in places.items()}
    name = hashlib.sha256("\0".join(texts.values()).encode()).hexdigest()[:16]
    steps = [f"mkdir -p fresh.$$/{package}"]
    steps += [f"printf %s {shlex.quote(text)} >fresh.$$/{path}" for path, text in texts.items()]
    steps += [f"{{ mv -T fresh.$$ {name} 2>/dev/null || [ -d {name} ]; }}"]
    enter = f"umask 077; mkdir -p -m 700 {STATE_DIR} && cd {STATE_DIR}"
    fresh = " &&\n".join(steps)
    return _Edition(name, f"{enter} && {{ [ -d {name} ] || {{\ntrap 'rm -rf fresh.$$' EXIT\n{fresh}\n}}\n}}\n")
