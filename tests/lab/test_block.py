"""From an order to packets that stop: a real route server (ExaBGP), real FRR, real hosts in network namespaces."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from ipaddress import IPv4Address
from pathlib import Path

import pytest

from edugrid.allocate.allocate import allocate
from edugrid.allocate.write import write_ledger
from edugrid.cli.app import run
from edugrid.intent.load import load_intent
from edugrid.lab import fabric
from edugrid.network.templates import templates
from edugrid.region import open_region
from edugrid.rollout.apply import apply_devices
from edugrid.rollout.connect import connect
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan import plan_devices
from edugrid.rollout.plan_file import Plan
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site

pytestmark = [pytest.mark.lab, pytest.mark.frr]

EXAMPLE = Path(__file__).parents[2] / "inventories"
CITY = "henan/zhengzhou"
ROUTERS = ("zz-pop-1", "zm-pop-1")
BAD4, BAD6, GOOD4 = "203.0.113.9", "2001:db8:9::9", "203.0.113.10"
EXABGP = Path(sys.executable).with_name("exabgp")


def _write(path: Path, body: dict[str, object]) -> None:
    path.write_text(json.dumps(body, ensure_ascii=False, indent=1), encoding="utf-8")


def _inventories(folder: Path) -> Path:
    """A city with two routers; ``servers`` holds the route server, ``hall`` people."""
    root = folder / "inventories"
    city = root / CITY
    (city / "registers").mkdir(parents=True)
    (city / "zhongmu").mkdir()
    for name in ("province.yml", "ledger.yml"):
        shutil.copy(EXAMPLE / "henan" / name, root / "henan" / name)
    head = "id,application,protocol,port,port_to,source,applicant,approver,reason,until\n"
    (city / "registers/whitelist.csv").write_text(head, encoding="utf-8")
    (city / "schools.csv").write_text("code,name,county,classes,stage\n", encoding="utf-8")
    routers: list[dict[str, object]] = [
        {"name": name, "platform": "frr", "model": "FRR", "role": role, "management": {"host": "192.0.2.1"}}
        for name, role in zip(ROUTERS, ("city-pop", "county-pop"), strict=True)
    ]
    routers[1]["gateways"] = [{"port": "eth2", "segment": "hall"}, {"port": "eth3", "segment": "servers"}]
    link = {"a": {"device": "zz-pop-1", "port": "eth1"}, "b": {"device": "zm-pop-1", "port": "eth1"}}
    county = {"name": "中牟县", "code": "410122", "asn": 64602, "segments": ["hall", "servers"], "devices": routers[1:]}
    body = {"name": "郑州市", "code": "4101", "asn": 64601, "devices": routers[:1], "links": [link]}
    network: dict[str, object] = {"igp": {"protocol": "isis"}, "acl": None, "management": None, "telemetry": None}
    _write(city / "zhongmu/county.yml", county)
    _write(city / "city.yml", body | {"defaults": {"network": network}})
    write_ledger(root, allocate(load_intent(root, CITY)))
    server = _gateway(root, "eth3") + 1
    network["block"] = {"route_server": {"address": str(server), "asn": 64601, "roles": ["city-pop", "county-pop"]}}
    _write(city / "city.yml", body | {"defaults": {"network": network}})
    return root


def _gateway(root: Path, port: str) -> IPv4Address:
    device = next(one for one in open_region(root, CITY).design.devices if one.name == "zm-pop-1")
    found = next(one.ipv4 for one in device.ports if one.name == port)
    assert found is not None
    return found.ip


@pytest.fixture
def served(
    frr_lab: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Path, subprocess.Popen[bytes]]]:
    """Routers configured by plan and apply, a route server in its namespace; gives the lab and the route server."""
    root = _inventories(tmp_path)
    specs = tuple(fabric.RouterSpec(name, name, ("bgpd", "isisd")) for name in ROUTERS)
    where = fabric.up(
        frr_lab,
        specs,
        (
            fabric.LinkSpec("zz-pop-1", "eth1", "zm-pop-1", "eth1"),
            fabric.LinkSpec("zm-pop-1", "eth2", "h-hall", "eth0"),
            fabric.LinkSpec("zm-pop-1", "eth3", "h-server", "eth0"),
            fabric.LinkSpec("zm-pop-1", "eth4", "h-outside", "eth0"),
        ),
    )
    layout = fabric.Layout(frr_lab)
    _write(tmp_path / "endpoints.yml", {name: {"host": host, "port": port} for name, (host, port) in where.items()})
    secret = tmp_path / "credentials.yml"
    secret.touch(mode=0o600)
    _write(secret, {"default": {"username": "root", "key_file": str(layout.key)}})
    for name, value in {
        "EDUGRID_INVENTORIES": root,
        "EDUGRID_ENDPOINTS": tmp_path / "endpoints.yml",
        "EDUGRID_CREDENTIALS": secret,
        "EDUGRID_KNOWN_HOSTS": layout.known_hosts,
        "EDUGRID_STATE": tmp_path / "state",
        "EDUGRID_LANG": "en",
    }.items():
        monkeypatch.setenv(name, str(value))
    site = Site.from_env(os.environ)
    devices = open_region(root, CITY).design.devices
    plan = Plan(region=CITY, created="2026-11-27", devices=plan_devices(devices, templates(root).render, site)).sealed()
    assert apply_devices(plan, site, Run.create(site.state, "apply", plan), pace=Pace(revert_seconds=60)).exit_code == 0
    again = Plan(region=CITY, created="2026-11-27", devices=plan_devices(devices, templates(root).render, site))
    assert again.sealed().empty
    hall, server = _gateway(root, "eth2"), _gateway(root, "eth3")
    fabric.address(frr_lab, "h-hall", "eth0", (f"{hall + 1}/26", "2001:db8:8::2/64"), (str(hall), "2001:db8:8::1"))
    fabric.address(frr_lab, "h-server", "eth0", (f"{server + 1}/26",), (str(server),))
    outside = (f"{BAD4}/24", f"{GOOD4}/24", f"{BAD6}/64")
    fabric.address(frr_lab, "h-outside", "eth0", outside, ("203.0.113.1", "2001:db8:9::1"))
    # the carrier's side is not edugrid's
    for port, addresses in {"eth4": ("203.0.113.1/24", "2001:db8:9::1/64"), "eth2": ("2001:db8:8::1/64",)}.items():
        for address in addresses:
            subprocess.run(["ip", "-n", layout.netns("zm-pop-1"), "address", "add", address, "dev", port], check=True)
    assert run(["block", "speaker", CITY]) == 0
    folder = tmp_path / "state/block/henan-zhengzhou"
    with (folder / "exabgp.log").open("wb") as log:
        speaker = subprocess.Popen(
            ["ip", "netns", "exec", layout.netns("h-server"), str(folder / "run.sh")],
            env=os.environ | {"EXABGP": str(EXABGP), "exabgp_daemon_user": "root"},
            stdout=log,
            stderr=log,
        )
    try:
        _established(site)
        yield frr_lab, speaker
    finally:
        speaker.terminate()
        speaker.wait(10)


def _established(site: Site) -> None:
    deadline = time.monotonic() + 60
    for device in open_region(Path(os.environ["EDUGRID_INVENTORIES"]), CITY).design.devices:
        assert device.block is not None
        with connect(device, site) as driver:
            while True:
                peer = driver.get_bgp_neighbors()["global"]["peers"].get(str(device.block.server))
                if peer is not None and peer["is_up"]:
                    break
                assert time.monotonic() < deadline, f"{device.name} has no session with the route server"
                time.sleep(0.2)


def test_an_order_stops_packets_and_its_end_lets_them_through(
    served: tuple[Path, subprocess.Popen[bytes]], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    city, speaker = served
    assert all(fabric.ping(city, "h-hall", target) for target in (BAD4, GOOD4, BAD6))
    grounds = ["--reason", "mining pool", "--approver", "Wang"]
    capsys.readouterr()
    assert run(["block", "add", CITY, BAD4, BAD6, *grounds]) == 0
    told = capsys.readouterr().out
    assert [fabric.ping(city, "h-hall", target) for target in (BAD4, BAD6, GOOD4)] == [False, False, True]
    for router in ROUTERS:
        assert f"{router}: discarded after " in told

    assert run(["block", "status", CITY, "--format", "json"]) == 0
    points = json.loads(capsys.readouterr().out)["points"]
    assert {(p["order"], p["place"], p["state"], p["layer"]) for p in points} == {
        (order, router, "enforced", "real") for order in ("BL-0001", "BL-0002") for router in ROUTERS
    }
    assert all(0 <= point["since"] < 60 for point in points)

    # an address of the platform is refused; routers do what the register says, and no line of theirs differs
    assert run(["block", "add", CITY, "10.0.0.1", *grounds]) == 2
    assert run(["drift", CITY, "--only", "network", "--facts", "--no-history"]) == 0

    assert run(["block", "lift", CITY, "BL-0001", "--reason", "wrong address", "--by", "Wang"]) == 0
    assert [fabric.ping(city, "h-hall", target) for target in (BAD4, BAD6, GOOD4)] == [True, False, True]

    # the other order's last day is over: the scheduled job ends it
    monkeypatch.setenv("EDUGRID_AT", "2099-01-01")
    assert run(["block", "sync", CITY]) == 0
    assert fabric.ping(city, "h-hall", BAD6)

    # a route server that ends takes its routes along: what should be discarded and is not is drift
    monkeypatch.delenv("EDUGRID_AT")
    assert run(["block", "sync", CITY]) == 0
    assert not fabric.ping(city, "h-hall", BAD6)
    speaker.terminate()
    speaker.wait(10)
    capsys.readouterr()
    assert run(["drift", CITY, "--only", "network", "--facts", "--no-history", "--format", "json"]) == 3
    found = json.loads(capsys.readouterr().out)["records"]
    wanted = {(name, f"{BAD6}/128 (BL-0002)") for name in ROUTERS}
    assert {(record["asset"], record["path"][-1]) for record in found} == wanted
