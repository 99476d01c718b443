"""Where a drill takes place: a folder of its own with an inventory of its own, and a lab that it starts itself."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from ruamel.yaml import YAML

from edugrid.design.network import DeviceDesign
from edugrid.drill.errors import ForeignError
from edugrid.drill.lacking import lacking
from edugrid.drill.only_ours import only_ours
from edugrid.drill.scenario import Scenario, leads_away
from edugrid.region import open_region
from edugrid.resources import resource
from edugrid.rollout.site import Site
from edugrid.text import Text
from edugrid.toolchain.cache import cache_folder

T = TypeVar("T")
CITY: Final = "drill/city"
_KEPT: Final = ("PATH", "TMPDIR", "TZ", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "SYSTEMROOT")
"""All that a command of a drill sees of the environment that edugrid was started in: no address, login or cloud."""


class Done(NamedTuple):
    """How a command ended; ``text`` is its output and its errors."""

    code: int
    text: str


class Ground:
    """``values`` are what steps have found. ``stack`` ends what acts have started within this process.

    ``alive`` is the end of a pipe: while this process or a command of it lives, the guardian waits.
    """

    def __init__(self, folder: Path, lang: str, by: str, alive: int) -> None:
        self.folder = folder
        self.lab = folder / ".edugrid" / "lab"
        self.stack = ExitStack()
        self.values: dict[str, str] = {"city": CITY, "by": by, "python": sys.executable}
        self.lang, self._alive = lang, alive
        self._servers: dict[str, ExitStack] = {}

    def environment(self) -> dict[str, str]:
        """The whole environment of a command: nothing of the user's own settings is in it."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return kept | {
            "HOME": str(self.folder / "home"),
            "LANG": "C.UTF-8",
            "EDUGRID_LANG": self.lang,
            "EDUGRID_INVENTORIES": str(self.folder / "inventories"),
            "EDUGRID_STATE": str(self.folder / ".edugrid"),
            "EDUGRID_CACHE": str(cache_folder(os.environ)),  # programs that were built, nothing of the site
            "OS_CLIENT_CONFIG_FILE": str(self.folder / "clouds.yaml"),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }

    def command(self, arguments: list[str], seconds: float) -> Done:
        """Run ``edugrid ARGUMENTS`` here.

        Raises:
            edugrid.drill.errors.ForeignError: something here leads out of the lab; nothing was run.
            subprocess.TimeoutExpired: it took longer than ``seconds`` and was ended.

        """
        only_ours(self.folder)
        away = next((word for word in arguments if leads_away(word)), None)
        if away is not None:  # a name in braces may have become anything
            raise ForeignError(Text(f"{away!r} leads out of the lab's folder", f"“{away}”超出了实验环境的文件夹"))
        done = subprocess.run(
            [sys.executable, "-m", "edugrid", *arguments],
            cwd=self.folder,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            pass_fds=(self._alive,),  # the guardian waits for a command that outlives us
            check=False,
        )
        text = done.stdout.decode("utf-8", "replace")
        return Done(done.returncode, text.replace(f"{self.folder}/", ""))  # the folder is gone when somebody reads it

    def site(self) -> Site:
        """How the devices of this lab are reached, for acts that open a session themselves.

        Raises:
            edugrid.drill.errors.ForeignError: something here leads out of the lab.

        """
        only_ours(self.folder)
        lines = (self.folder / ".edugrid" / "site.env").read_text(encoding="utf-8").splitlines()
        return Site.from_env(self.environment() | dict(line.split("=", 1) for line in lines))

    def device(self, name: str) -> DeviceDesign:
        """The design of a device of this inventory; raises StopIteration where there is none."""
        devices = open_region(self.folder / "inventories", CITY).design.devices
        return next(device for device in devices if device.name == name)

    def serve(self, name: str, server: AbstractContextManager[T]) -> T:
        """Start something within this process; it ends with it, and by ``unserve``. What it gives."""
        held = self._servers[name] = self.stack.enter_context(ExitStack())
        return held.enter_context(server)

    def unserve(self, name: str) -> None:
        """End it; raises KeyError where it was not started."""
        self._servers.pop(name).close()

    def fill(self, word: str) -> str:
        """``word`` with what was found in place of its names in braces."""
        return word.format_map(self.values)


@contextmanager
def open_ground(scenario: Scenario, lang: str, by: str) -> Iterator[Ground]:
    """Make the ground; afterwards, and also when this process is killed, its lab ends and its folder goes.

    Raises:
        edugrid.drill.errors.ForeignError: the inventory names an address outside of the loopback network.

    """
    folder = Path(tempfile.mkdtemp(prefix="edugrid-drill-"))
    waits, alive = os.pipe()
    guardian = subprocess.Popen(
        [sys.executable, "-m", "edugrid.drill.guardian", str(folder)],
        stdin=waits,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for us, not for the one who cleans up
    )
    os.close(waits)
    ground = Ground(folder, lang, by, alive)
    try:
        with ground.stack:
            _inventory(folder, scenario.devices)
            (folder / "home").mkdir()
            shutil.copy(resource("Pulumi.yaml"), folder)  # what makes it a region's repository
            (folder / "clouds.yaml").write_text("clouds: {}\n", encoding="utf-8")
            only_ours(folder)
            yield ground
    finally:
        os.close(alive)
        guardian.wait()


def _inventory(folder: Path, devices: tuple[str, ...]) -> None:
    """The inventory of drills, with ``devices`` in service and the others planned: neither pushed to nor watched.

    Routers are real ones, which this machine may lack; then they are planned too.
    """
    routers = lacking("fabric") is None and lacking("exabgp") is None
    root = folder / "inventories"
    shutil.copytree(Path(__file__).parent / "world", root)
    yaml = YAML()
    for path in root.rglob("c*ty.yml"):
        if not re.fullmatch(r"(city|county)\.yml", path.name):
            continue
        body = yaml.load(path.read_text(encoding="utf-8"))
        for device in body.get("devices", ()):
            if device["name"] not in devices or (device["platform"] == "frr" and not routers):
                device["state"] = "planned"
        with path.open("w", encoding="utf-8") as file:
            yaml.dump(body, file)
