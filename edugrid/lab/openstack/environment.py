"""The services' own Python environment."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from edugrid.lab.cache import cache_dir
from edugrid.lab.openstack.errors import LabError
from edugrid.lab.openstack.locked import locked

LOCKED_FOR = (3, 11)
LAST_LINES = 15


@dataclass(frozen=True)
class Environment:
    """A ready environment in ``home``, where the other things that fit it are kept too (seeds, entry point index)."""

    home: Path

    @property
    def prefix(self) -> Path:
        """Folder of the environment (``sys.prefix`` in it)."""
        return self.home / "venv"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.prefix / "bin" / "python"

    def variables(self) -> dict[str, str]:
        """Environment variables for a process in it: none that would change Python or OpenStack clients.

        No proxy either: the services only ask one another, on the loopback interface.
        """
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("OS_", "PYTHON", "VIRTUAL_ENV")) and not name.lower().endswith("_proxy")
        }
        inside = resources.files("edugrid.lab.openstack") / "inside"
        # stevedore's index of entry points: beside the environment that it describes, not in the user's home.
        return kept | {"PYTHONPATH": str(inside), "PYTHONWARNINGS": "ignore", "XDG_CACHE_HOME": str(self.home)}


def _uv() -> list[str]:
    if found := shutil.which("uv"):
        return [found]
    if importlib.util.find_spec("uv") is not None:
        return [sys.executable, "-m", "uv"]
    raise LabError("uv is needed to make the OpenStack lab's environment and was not found: pip install uv")


def _interpreter(uv: list[str]) -> str:
    if sys.version_info[:2] == LOCKED_FOR:
        return sys.executable
    wanted = ".".join(map(str, LOCKED_FOR))
    found = subprocess.run([*uv, "python", "find", wanted], capture_output=True, text=True, check=False)
    # The lock holds for newer versions too, as long as every part has a wheel or builds there.
    return found.stdout.strip() if found.returncode == 0 else sys.executable


def _bundled() -> Path | None:
    """Folder of wheels that an air-gapped bundle put beside edugrid; None where no such bundle was installed."""
    folder = Path(sys.prefix) / "share" / "edugrid" / "lab-wheels"
    return folder if folder.is_dir() else None


def _run(command: list[str], progress: Callable[[str], None]) -> None:
    last: deque[str] = deque(maxlen=LAST_LINES)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        for line in process.stdout or ():
            last.append(line.rstrip())
            # uv lists each package after its summary lines; only the summaries are news.
            if line[:1].isalpha():
                progress(f"environment: {line.strip()}")
    if process.returncode:
        raise LabError("\n".join((f"the OpenStack lab's environment could not be made ({command[1]} failed):", *last)))


def ensure_environment(progress: Callable[[str], None]) -> Environment:
    """Return the environment that ``requirements.lock`` describes, making it where it is not in the cache yet.

    It lies in ``<cache>/openstack/<hash of lock and Python version>/venv``, whole or not at all; of two runs at once
    one waits. About 700 MB on disk with bytecode; about half a minute where the packages come quickly. Raises LabError
    with uv's last lines.
    """
    uv = _uv()
    bundled = _bundled()
    python = sys.executable if bundled else _interpreter(uv)
    lock = resources.files("edugrid.lab.openstack") / "requirements.lock"
    tag = python if python != sys.executable else f"{sys.version_info.major}.{sys.version_info.minor}"
    key = hashlib.sha256(lock.read_bytes() + tag.encode()).hexdigest()[:16]
    environment = Environment(cache_dir() / "openstack" / key)
    if environment.python.exists():
        return environment
    with locked(environment.home / "venv.lock", progress):
        if environment.python.exists():
            return environment
        progress("environment: installing OpenStack's services (once)")
        unfinished = environment.home / "venv.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        # Relocatable, because it is moved to its place when it is whole.
        _run([*uv, "venv", "--quiet", "--relocatable", "--python", python, str(unfinished)], progress)
        with resources.as_file(lock) as path:
            install = [*uv, "pip", "install", "--python", str(unfinished / "bin" / "python"), "--compile-bytecode"]
            if bundled:
                install += ["--offline", "--no-index", "--find-links", str(bundled)]
                # the same versions, with the hashes of the very wheels in the bundle
                path = bundled / f"requirements-{sys.version_info.major}.{sys.version_info.minor}.txt"  # noqa: PLW2901 - replaced on purpose
            _run([*install, "--require-hashes", "--requirements", str(path)], progress)
        # There, but without its interpreter, where the Python that it was made from has gone.
        shutil.rmtree(environment.prefix, ignore_errors=True)
        unfinished.rename(environment.prefix)
    return environment
