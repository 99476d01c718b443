"""The route server of the city starts: a real ExaBGP, on a host of the lab."""

import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from edugrid.drill.errors import StepError
from edugrid.drill.ground import CITY, Ground
from edugrid.drill.inside import inside
from edugrid.region import open_region
from edugrid.rollout.connect import connect
from edugrid.text import Text

SECONDS = 60
PAUSE_SECONDS = 0.5


def act(ground: Ground, options: Mapping[str, str]) -> Text:
    """Run what ``edugrid block speaker`` wrote on the host behind ``place``; wait until every router has its session."""
    folder = ground.folder / ".edugrid" / "block" / CITY.replace("/", "-")
    settings = {"EXABGP": str(Path(sys.executable).with_name("exabgp")), "exabgp_daemon_user": "root"}
    log = ground.stack.enter_context((folder / "exabgp.log").open("wb"))
    speaker = subprocess.Popen(
        [*inside(ground, options["place"]), str(folder / "run.sh")],
        env=ground.environment() | settings,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
    )
    ground.stack.callback(_end, speaker)
    deadline, site = time.monotonic() + SECONDS, ground.site()
    routers = [one for one in open_region(ground.folder / "inventories", CITY).design.devices if one.block]
    for router in routers:
        with connect(router, site) as driver:
            while not _up(driver, str(router.block.server) if router.block else ""):
                if speaker.poll() is not None or time.monotonic() > deadline:
                    text = (folder / "exabgp.log").read_text(encoding="utf-8", errors="replace")[-500:]
                    raise StepError(
                        Text(f"{router.name} has no session with it: {text}", f"{router.name} 未与其建立会话：{text}")
                    )
                time.sleep(PAUSE_SECONDS)
    names = ", ".join(router.name for router in routers)
    return Text(f"ExaBGP (real) has its sessions with {names}", f"ExaBGP（真实）已与 {names} 建立会话")


def _up(driver: object, server: str) -> bool:
    peer = driver.get_bgp_neighbors()["global"]["peers"].get(server)  # type: ignore[attr-defined] # napalm publishes no types
    return bool(peer and peer["is_up"])


def _end(speaker: "subprocess.Popen[bytes]") -> None:
    speaker.terminate()
    speaker.wait()
