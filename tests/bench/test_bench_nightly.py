"""A night in which nothing has changed: 1,000 devices and 20 stacks.

``EDUGRID_BENCH_NIGHT_DEVICES``, ``_CPU`` (devices whose processor time is measured without sessions) and ``_STACKS``
choose how many; ``EDUGRID_BENCH_NIGHT_LINES`` how long a configuration is. The devices are SIMULATED, in a process of their own,
behind real SSH; the clouds are the lab's real OpenStack services.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any

import pytest
from big_region import Size, big_region
from cloud_ways import bench_environment
from fault_proxy import FaultProxy
from grown_switch import HARDWARE, LINES, PLATFORM, ROOT, fleet
from replayed import Replayed
from stopwatch import peak_mib
from tree_memory import tree_memory

from edugrid.design.network import DeviceDesign
from edugrid.drift.clean_marks import CleanMarks
from edugrid.drift.extent import PLAIN, Extent
from edugrid.drift.observe_network import look_at_device, observe_network
from edugrid.lab.devices.down import down
from edugrid.lab.devices.make_device import make_device
from edugrid.lab.devices.spec import DeviceSpec
from edugrid.lab.devices.up import up
from edugrid.lab.openstack import Endpoint
from edugrid.lab.site_files import write_site
from edugrid.network.templates import templates
from edugrid.rollout.connect import connect
from edugrid.rollout.progress import silent
from edugrid.rollout.site import Site
from edugrid.scaffold import scaffold

DEVICES = int(os.environ.get("EDUGRID_BENCH_NIGHT_DEVICES", "1000"))
CPU = int(os.environ.get("EDUGRID_BENCH_NIGHT_CPU", "1000"))
STACKS = int(os.environ.get("EDUGRID_BENCH_NIGHT_STACKS", "20"))
LENGTH = int(os.environ.get("EDUGRID_BENCH_NIGHT_LINES", str(LINES)))
HEADER = "!Software Version V200R022C00\n!Last configuration was updated at 2026-11-{day} 02:00:00+08:00\n#\n"
RESOURCES, APPLICATIONS = 50, 5


def test_processor_time_a_device(tmp_path: Path) -> None:
    """What a look costs once the text is there, against two libraries that are given the same texts.

    They get what the device displays on both sides: hier_config takes no section that stands there twice, as templates
    write it, and annet sees differences between a template and its display. A line of `#` more keeps annet from finding
    the texts equal before it reads them.
    """
    from hier_config import Platform, WorkflowRemediation, get_hconfig

    devices, render = fleet(CPU, LENGTH), templates(ROOT).render
    body = displays(devices, render(devices[0]))
    marks = CleanMarks(tmp_path / "clean")

    def look(day: int, known: CleanMarks | None) -> Iterator[object]:
        for device in devices:
            driver = Replayed(HEADER.format(day=day) + body[device.name])
            yield not look_at_device(device, render(device), driver, PLAIN, marks=known)[0]

    def hier() -> Iterator[object]:
        for text in body.values():
            running, wanted = get_hconfig(Platform.HUAWEI_VRP, text), get_hconfig(Platform.HUAWEI_VRP, text)
            yield not WorkflowRemediation(running, wanted).remediation_config.dump_simple()

    worker = _annet()
    for name, text in body.items():
        (tmp_path / f"{name}.old").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.new").write_text(f"{text}#\n", encoding="utf-8")
    annet = (not worker((str(tmp_path / f"{name}.old"), str(tmp_path / f"{name}.new"))) for name in body)
    next(look(24, None))  # rulebooks are read once a process
    marks.key(PLATFORM, "", "")
    next(hier())
    worker((str(tmp_path / "sw-0.old"), str(tmp_path / "sw-0.new")))
    rows: list[tuple[str, Iterable[object]]] = [
        ("edugrid: the text of the intent alone", map(render, devices)),
        ("edugrid: compared", look(24, None)),
        ("edugrid: compared and remembered", look(24, marks)),
        ("edugrid: as last seen", look(24, marks)),
        ("edugrid: as last seen, another date in it", look(25, marks)),
        ("hier_config: both read, remediation", hier()),
        ("annet: both read, patch", annet),
    ]
    lines = len(body["sw-0"].splitlines())
    print(f"\n{CPU} devices of {lines} lines, nothing changed; milliseconds of a processor a device, no session")
    for title, work in rows:
        begin = time.process_time()
        assert all(work)
        print(f"  {title:44} {(time.process_time() - begin) / CPU * 1000:8.2f} ms")


def displays(devices: list[DeviceDesign], rendered: str) -> dict[str, str]:
    """What each device prints when it runs the text of the first one with a name and an address of its own."""
    shown = make_device(PLATFORM, devices[0].name, startup=rendered).running_text(header=False)
    own = {device.name: str(device.loopback.ipv4.ip) for device in devices if device.loopback}
    first = devices[0].name
    return {
        name: shown.replace(f"sysname {first}\n", f"sysname {name}\n").replace(own[first] + " ", address + " ")
        for name, address in own.items()
    }


def _annet() -> Any:  # noqa: ANN401 - annet publishes no types
    from argparse import Namespace

    from annet.annlib.netdev.views.hardware import HardwareView
    from annet.api import file_patch_worker
    from annet.hardware import AnnetHardwareProvider, hardware_connector
    from annet.rulebook import DefaultRulebookProvider, rulebook_provider_connector

    rulebook_provider_connector.set(DefaultRulebookProvider)
    hardware_connector.set(AnnetHardwareProvider)
    options: Any = Namespace(hw=HardwareView(HARDWARE, ""), add_comments=False, indent="  ", include_missing=False)
    return lambda paths: list(file_patch_worker(paths, options))


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "lab"
    try:
        yield folder
    finally:
        down(folder)


def test_devices(lab: Path) -> None:
    devices, render = fleet(DEVICES, LENGTH), templates(ROOT).render
    where = up(lab, [DeviceSpec(device.name, PLATFORM, startup=render(device)) for device in devices])
    write_site(lab, where, None)
    site = Site.from_env(dict(line.split("=", 1) for line in (lab / "site.env").read_text().splitlines()))
    site = site.model_copy(update={"state": lab / "state"})

    def look(extent: Extent) -> None:
        found = observe_network(devices, render, site, silent, extent)
        assert extent.facts or not found, found[:3]

    def sessions() -> None:
        from concurrent.futures import ThreadPoolExecutor

        def one(device: Any) -> None:  # noqa: ANN401 - a design
            with connect(device, site) as driver:
                driver.get_config(retrieve="running")

        with ThreadPoolExecutor(16) as pool:
            list(pool.map(one, devices))

    print(f"\n{DEVICES} simulated devices of {LENGTH} lines over SSH, nothing changed")
    for title, work in (
        ("sessions and texts alone", sessions),
        ("drift, the first night", partial(look, PLAIN)),
        ("drift, the second night", partial(look, PLAIN)),
        ("drift with --facts", partial(look, Extent(facts=True))),
    ):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        print(
            f"  {title:28} {wall:7.1f} s, {cpu / DEVICES * 1000:6.1f} ms of a processor a device, peak {peak_mib():.0f} MiB"
        )


@pytest.mark.lab
@pytest.mark.engine
def test_stacks(openstack_lab: Endpoint, tmp_path: Path) -> None:
    """Stacks that are as they should be; requests are counted by a proxy in front of the services."""
    folder = tmp_path / "region"
    scaffold(folder)
    shutil.rmtree(folder / "inventories/henan/zhengzhou")
    (folder / "inventories/henan/ledger.yml").unlink()
    big_region(folder / "inventories", {f"city{n:02}": Size(RESOURCES, APPLICATIONS) for n in range(STACKS)})
    edugrid = (sys.executable, "-m", "edugrid")
    env = bench_environment(openstack_lab.clouds_yaml)
    try:
        _run([*edugrid, "cloud", "up", "henan", "--yes", "--jobs", "2"], folder, env)
        with FaultProxy(openstack_lab.clouds_yaml, tmp_path) as proxy:
            through = env | {"OS_CLIENT_CONFIG_FILE": str(proxy.clouds_yaml)}
            before, start = getrusage(RUSAGE_CHILDREN), time.perf_counter()
            command = [*edugrid, "drift", "henan", "--only", "cloud", "--no-history", "--jobs", "2"]
            with (
                subprocess.Popen(
                    command, cwd=folder, env=through, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
                ) as process,
                tree_memory(process.pid) as peak,
            ):
                said, errors = process.communicate()
            wall, after = time.perf_counter() - start, getrusage(RUSAGE_CHILDREN)
            assert process.returncode == 0, said[-2000:] + errors[-2000:]
            requests, busiest = len(proxy.requests), proxy.busiest_second()
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(
            f"\n{STACKS} stacks of {RESOURCES} resources, nothing changed: {wall:.1f} s, {cpu:.1f} s of processors, "
            f"{requests} requests ({requests / STACKS:.0f} a stack, at most {busiest} a second), "
            f"peak {peak.rss_mib:.0f} MiB in {peak.processes} processes"
        )
    finally:
        if "EDUGRID_TEST_LAB" in os.environ:  # any other lab goes with its clouds
            command = [*edugrid, "cloud", "destroy", "henan", "--yes", "--jobs", "2"]
            subprocess.run(command, cwd=folder, env=env, check=False, capture_output=True)


def _run(command: list[str], folder: Path, env: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
