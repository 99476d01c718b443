"""Twenty lines to 200 simulated VRP8 devices behind links of 20 ms, against nornir with stock Netmiko; the lab has its own process.

`EDUGRID_BENCH_DEVICES` chooses how many. edugrid pushes a sealed plan: every device is looked at first, its change is a trial,
checked over a second session, then confirmed and saved. The peers type the same lines for VLANs of their own, commit and save,
and look at nothing; that all of it is on the devices afterwards is looked up in what the devices keep.
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from stopwatch import peak_mib, processor_of, show

from edugrid.design.network import DeviceDesign, Vlan
from edugrid.lab.devices.credentials import credentials
from edugrid.lab.devices.down import down, record_file
from edugrid.lab.devices.spec import DeviceSpec
from edugrid.lab.devices.up import up
from edugrid.lab.process_record import ProcessRecord
from edugrid.lab.site_files import write_site
from edugrid.network.templates import templates
from edugrid.region import open_region
from edugrid.rollout.apply import apply_devices
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan import plan_devices
from edugrid.rollout.plan_file import Plan
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site
from edugrid.rollout.site_file import Limits, SiteFile

ROOT = Path(__file__).parents[2] / "inventories"
DEVICES = int(os.environ.get("EDUGRID_BENCH_DEVICES", "200"))
WORKERS = 100  # sessions at once, on all sides
DELAY_SECONDS = 0.02
VLANS = 10  # with a description each: 21 lines, and 10 that leave a view


@pytest.fixture
def lab() -> Iterator[Path]:
    """A folder in memory where there is such a place: the flash of 200 devices is not the disk of the machine that pushes."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        try:
            yield Path(folder)
        finally:
            down(Path(folder))


def fleet() -> list[DeviceDesign]:
    """Switches like the example's core, each with a name of its own and no ports, so that nothing but VLANs changes."""
    found = open_region(ROOT, "henan/zhengzhou").design.devices
    like = next(device for device in found if device.name == "zz-core-1")
    bare = DeviceDesign(
        **{name: getattr(like, name) for name in ("name", "platform", "region", "role", "state", "host", "port")},
        system=like.system.model_copy(update={"ntp_servers": (), "syslog_servers": (), "source": None}),
        loopback=like.loopback,
    )
    return [
        bare.model_copy(update={"name": f"sw-{n}", "system": bare.system.model_copy(update={"hostname": f"sw-{n}"})})
        for n in range(DEVICES)
    ]


def test_push(lab: Path, tmp_path: Path) -> None:
    devices = fleet()
    where = up(lab, [DeviceSpec(device.name, device.platform) for device in devices])
    write_site(lab, where, None)
    site = Site.from_env(dict(line.split("=", 1) for line in (lab / "site.env").read_text().splitlines()))
    limits = Limits(logins_per_second=1000, sessions=WORKERS, per_region=WORKERS)
    site = site.model_copy(update={"state": tmp_path, "file": SiteFile(limits=limits)})
    render = templates(ROOT).render
    pace = Pace(revert_seconds=300, settle_seconds=0)
    push(site, plan(devices, render, site), pace)  # names and loopbacks, before anything is measured
    for device in devices:
        (lab / "devices" / device.name / "faults.json").write_text(json.dumps({"delay": DELAY_SECONDS}))
    time.sleep(1)  # the devices look for their faults once a second
    more = tuple(Vlan(id=n, name=f"class-{n}", vni=n) for n in vlans(1000))
    wanted = [device.model_copy(update={"vlans": more}) for device in devices]
    found: list[Plan] = []
    works: dict[str, Callable[[], object]] = {
        # edugrid first: afterwards it would take the peers' VLANs, which no design has, away
        "edugrid plan": lambda: found.append(plan(wanted, render, site)),
        "edugrid apply": lambda: push(site, found[0], pace),
        "nornir, Netmiko with patched prompts": lambda: patched(lab, where, 1200),
        "nornir, stock Netmiko": lambda: stock(lab, where, 1100),
    }
    done = {name: taken(lab, work) for name, work in works.items()}
    rows = dict(reversed(done.items()))
    assert {item.forward for item in found[0].devices} == {typed(1000)}
    assert missing(lab, devices) == set()
    lines = len([line for line in typed(1000) if line != "quit"])
    print(f"\n{DEVICES} devices, {lines} lines, {DELAY_SECONDS * 1000:.0f} ms of link, peak {peak_mib():.0f} MiB")
    show("plan and push", [(name, seconds) for name, (seconds, _, _) in rows.items()])
    for name, (seconds, own, devices_own) in rows.items():
        print(
            f"  {name:44} {DEVICES * 60 / seconds:6.0f} a minute; processor {own:5.1f} s, the lab's {devices_own:5.1f} s"
        )


def vlans(first: int) -> range:
    return range(first, first + VLANS)


def typed(first: int) -> tuple[str, ...]:
    """What edugrid's reviewed plan types, for VLANs from ``first`` on: what the peers type as well."""
    each = [line for n in vlans(first) for line in (f"vlan {n}", f"description class-{n}", "quit")]
    return (f"vlan batch {first} to {first + VLANS - 1}", *each)


def missing(lab: Path, devices: list[DeviceDesign]) -> set[str]:
    """Descriptions that a device does not run or would not start with, whoever should have given it them."""
    time.sleep(1)  # the devices write down what they are five times a second
    found = set()
    for device in devices:
        home = lab / "devices" / device.name
        running = json.loads((home / "state.json").read_text())["running"]
        (saved,) = (home / "flash").glob("vrpcfg.cfg")
        for text in (running, saved.read_text()):
            wanted = {f"description class-{n}" for first in (1000, 1100, 1200) for n in vlans(first)}
            found |= {f"{device.name}: {line}" for line in wanted if line not in text}
    return found


def taken(lab: Path, work: Callable[[], object]) -> tuple[float, float, float]:
    """Seconds by the clock, of this program's processor time, and of that of the simulated devices."""
    record = ProcessRecord.load(record_file(lab))
    assert record is not None
    start, own, others = time.perf_counter(), time.process_time(), processor_of(record.pid)
    work()
    return time.perf_counter() - start, time.process_time() - own, processor_of(record.pid) - others


def plan(devices: list[DeviceDesign], render: Any, site: Site) -> Plan:  # noqa: ANN401 - a bound method
    plans = plan_devices(devices, render, site)
    made = Plan(region="henan/zhengzhou", created="2026-11-26T00:00:00+00:00", devices=plans).sealed()
    assert {item.state for item in made.devices} == {"changed"}, [i.reasons for i in made.devices if i.reasons][:3]
    return made


def push(site: Site, made: Plan, pace: Pace) -> None:
    result = apply_devices(made, site, Run.create(site.state, "apply", made), pace=pace)
    assert result.exit_code == 0, [item for item in result.devices if item.state != "done"][:3]


def patched(lab: Path, where: dict[str, tuple[str, int]], first: int) -> None:
    """The same without Netmiko's known wait: it looks for a prompt by silence to know whether it is in system view."""
    from netmiko.huawei.huawei import HuaweiBase

    def at_once(self: Any, check_string: str = "]", pattern: str = "", force_regex: bool = False) -> bool:  # noqa: ANN401, FBT001, FBT002 - Netmiko's signature
        del pattern
        inside = super(HuaweiBase, self).check_config_mode(check_string, r"[\]>]", force_regex)
        return bool(inside)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HuaweiBase, "check_config_mode", at_once)
        stock(lab, where, first)


def stock(lab: Path, where: dict[str, tuple[str, int]], first: int) -> None:
    """What nornir-netmiko does: one connection, send_config_set, commit, save; a hundred at once."""
    from netmiko import ConnectHandler
    from nornir.core import Nornir
    from nornir.core.inventory import ConnectionOptions, Defaults, Groups, Host, Hosts, Inventory
    from nornir.core.task import Result, Task
    from nornir.plugins.runners import ThreadedRunner

    user, password = credentials(lab)
    hosts = Hosts()
    for name, (host, port) in where.items():
        hosts[name] = Host(name, host, port, user, password, connection_options={"netmiko": ConnectionOptions()})
    nornir = Nornir(Inventory(hosts, Groups(), Defaults()), runner=ThreadedRunner(num_workers=WORKERS))

    def type_lines(task: Task) -> Result:
        host = task.host
        with ConnectHandler(
            device_type="huawei_vrpv8", host=host.hostname, port=host.port, username=user, password=password
        ) as connection:
            connection.send_config_set(typed(first), exit_config_mode=False)
            connection.commit()
            connection.save_config()
        return Result(host=host)

    done = nornir.run(task=type_lines)
    assert not done.failed, {name: str(found.exception) for name, found in list(done.failed_hosts.items())[:3]}
