"""Twenty lines to 200 simulated VRP8 devices of 20 ms a line, against nornir with stock Netmiko; the lab has its own process.

`EDUGRID_BENCH_DEVICES` chooses how many. edugrid pushes a sealed plan: every device is looked at first, its change is a trial,
checked over a second session, then confirmed and saved. The peer types, commits and saves, and looks at nothing.
"""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from stopwatch import peak_mib, show

from edugrid.design.network import DeviceDesign, Vlan
from edugrid.lab.devices.credentials import credentials
from edugrid.lab.devices.down import down
from edugrid.lab.devices.spec import DeviceSpec
from edugrid.lab.devices.up import up
from edugrid.lab.site_files import write_site
from edugrid.network.templates import templates
from edugrid.region import open_region
from edugrid.rollout.apply import apply_devices
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan import plan_devices
from edugrid.rollout.plan_file import Plan
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site

ROOT = Path(__file__).parents[2] / "inventories"
DEVICES = int(os.environ.get("EDUGRID_BENCH_DEVICES", "200"))
WORKERS = 100
DELAY_SECONDS = 0.02
VLANS = range(1000, 1010)  # with a description each: 20 lines


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "lab"
    try:
        yield folder
    finally:
        down(folder)


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


def test_push(lab: Path) -> None:
    devices = fleet()
    where = up(lab, [DeviceSpec(device.name, device.platform) for device in devices])
    write_site(lab, where, None)
    site = Site.from_env(dict(line.split("=", 1) for line in (lab / "site.env").read_text().splitlines()))
    site = site.model_copy(update={"state": lab / "state"})
    render = templates(ROOT).render
    pace = Pace(revert_seconds=300, settle_seconds=0)
    push(site, plan(devices, render, site), pace)  # names and loopbacks, before anything is measured
    for device in devices:
        (lab / "devices" / device.name / "faults.json").write_text(json.dumps({"delay": DELAY_SECONDS}))
    time.sleep(1)  # the devices look for their faults once a second
    more = tuple(Vlan(id=n, name=f"class-{n}", vni=n) for n in VLANS)
    start = time.perf_counter()
    made = plan([device.model_copy(update={"vlans": more}) for device in devices], render, site)
    planned = time.perf_counter() - start
    lines = {len([line for line in item.forward if line not in {"#", "quit"}]) for item in made.devices}
    start = time.perf_counter()
    push(site, made, pace)
    ours = time.perf_counter() - start
    start = time.perf_counter()
    stock(lab, where)
    theirs = time.perf_counter() - start
    rate = DEVICES * 60
    print(
        f"\n{DEVICES} devices, {sorted(lines)} lines, {DELAY_SECONDS * 1000:.0f} ms a line, peak {peak_mib():.0f} MiB"
    )
    show("plan and push", [("nornir, stock Netmiko", theirs), ("edugrid plan", planned), ("edugrid apply", ours)])
    print(f"  a minute: {rate / theirs:.0f} stock, {rate / ours:.0f} edugrid apply")


def plan(devices: list[DeviceDesign], render: Any, site: Site) -> Plan:  # noqa: ANN401 - a bound method
    plans = plan_devices(devices, render, site, workers=WORKERS)
    made = Plan(region="henan/zhengzhou", created="2026-11-26T00:00:00+00:00", devices=plans).sealed()
    assert {item.state for item in made.devices} == {"changed"}, [i.reasons for i in made.devices if i.reasons][:3]
    return made


def push(site: Site, made: Plan, pace: Pace) -> None:
    result = apply_devices(made, site, Run.create(site.state, "apply", made), pace=pace)
    assert result.exit_code == 0, [item for item in result.devices if item.state != "done"][:3]


def stock(lab: Path, where: dict[str, tuple[str, int]]) -> None:
    """What nornir-netmiko does: one connection, send_config_set, commit, save; a hundred at once."""
    from netmiko import ConnectHandler
    from nornir.core import Nornir
    from nornir.core.inventory import ConnectionOptions, Defaults, Groups, Host, Hosts, Inventory
    from nornir.core.task import Result, Task
    from nornir.plugins.runners import ThreadedRunner

    user, password = credentials(lab)
    lines = [line for n in VLANS for line in (f"vlan {n + 100}", f"description class-{n + 100}")]
    hosts = Hosts()
    for name, (host, port) in where.items():
        hosts[name] = Host(name, host, port, user, password, connection_options={"netmiko": ConnectionOptions()})
    nornir = Nornir(Inventory(hosts, Groups(), Defaults()), runner=ThreadedRunner(num_workers=WORKERS))

    def type_lines(task: Task) -> Result:
        host = task.host
        with ConnectHandler(
            device_type="huawei_vrpv8", host=host.hostname, port=host.port, username=user, password=password
        ) as connection:
            connection.send_config_set(lines, exit_config_mode=False)
            connection.commit()
            connection.save_config()
        return Result(host=host)

    done = nornir.run(task=type_lines)
    assert not done.failed, {name: str(found.exception) for name, found in list(done.failed_hosts.items())[:3]}
