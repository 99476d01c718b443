"""A small city, a state of its own and a fault proxy before the lab's real services."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fault_proxy import FaultProxy
from small_city import small_city

from edugrid.cloud.connect import connect
from edugrid.cloud.live import live, project_id
from edugrid.cloud.stack import destroy
from edugrid.lab.openstack import Endpoint
from edugrid.region import open_region

REPOSITORY = Path(__file__).parents[2]
CITY = "henan/zhengzhou"
PROJECT = "edu-zhengzhou"


class CloudWorld(NamedTuple):
    """``lab`` is the lab's own clouds.yaml, past the proxy."""

    root: Path
    state: Path
    proxy: FaultProxy
    lab: Path

    @property
    def stack_file(self) -> Path:
        """Where the engine's file backend keeps the state."""
        return self.state / "pulumi/state/.pulumi/stacks/edugrid/zhengzhou.json"

    @contextmanager
    def past_the_proxy(self) -> Iterator[Any]:
        """Give a connection to the cloud gov itself."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("OS_CLIENT_CONFIG_FILE", str(self.lab))
            yield connect("gov")

    def names(self) -> dict[str, list[str]]:
        """Names of what is in the project, by kind; each as often as it is there."""
        with self.past_the_proxy() as gov:
            project = project_id(gov, PROJECT)
            there = live(gov, "gov", project) if project else ()
        kinds = ("network", "subnet", "router", "security_group", "server")
        return {kind: sorted(o.name for o in there if o.kind == kind and o.name != "default") for kind in kinds}

    def wanted(self) -> dict[str, list[str]]:
        """The same from the design."""
        (spec,) = open_region(self.root, CITY).design.tenancies
        return {
            "network": sorted(net.name for net in spec.networks),
            "subnet": sorted(f"{net.name}-{family}" for net in spec.networks for family in ("v4", "v6")),
            "router": [spec.router],
            "security_group": sorted(group.name for group in spec.security_groups),
            "server": sorted(spec.servers),
        }


@contextmanager
def cloud_world(openstack_lab: Endpoint, folder: Path) -> Iterator[CloudWorld]:
    """Whatever a failed test leaves in the cloud is taken away at the end."""
    root = small_city(REPOSITORY / "inventories", folder)
    with FaultProxy(openstack_lab.clouds_yaml, folder) as proxy, pytest.MonkeyPatch.context() as patch:
        patch.chdir(REPOSITORY)
        patch.setenv("OS_CLIENT_CONFIG_FILE", str(proxy.clouds_yaml))
        patch.setenv("EDUGRID_INVENTORIES", str(root))
        patch.setenv("EDUGRID_STATE", str(folder / "state"))
        patch.setenv("EDUGRID_LANG", "en")
        for name in ("PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE", "PULUMI_CONFIG_PASSPHRASE_FILE"):
            patch.delenv(name, raising=False)
        world = CloudWorld(root, folder / "state", proxy, openstack_lab.clouds_yaml)
        yield world
        proxy.arm()
        if project_id(connect("gov"), PROJECT):
            destroy(CITY, root, world.state, remove_unmanaged=True)
        end_orphans(world.state)


def end_orphans(state: Path) -> None:
    """End the provider plugins that outlived engines which a test has killed."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            program = (folder / "cmdline").read_bytes().split(b"\0")[0].decode()
        except OSError:
            continue
        if program.startswith(f"{state}/"):
            os.kill(int(folder.name), signal.SIGTERM)


def kill_engine() -> int:
    """Kill -9 every engine that this process has started; how many there were."""
    killed = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
            name = (folder / "comm").read_text(encoding="utf-8").strip()
        except (OSError, ValueError, IndexError):
            continue
        if parent == os.getpid() and name == "pulumi":
            os.kill(int(folder.name), signal.SIGKILL)
            killed += 1
    return killed
