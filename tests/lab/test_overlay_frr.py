"""VLANs stretched and routed over REAL FRR: EVPN on three routers, VXLAN devices of the kernel, real pings.

`hall` is one network in both schools. `exams` in one school and `labs` in the other are two, which a tenant routes to each
other (symmetric IRB): each school has a table of its own for it, a network namespace, since this needs no VRF devices.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from frr_city import REGION, designs_of, site_of

from edugrid.design.device.overlay import Overlay
from edugrid.design.device.overlay_routing import Tenant
from edugrid.design.network import DeviceDesign
from edugrid.lab import fabric
from edugrid.network.live.check import check_live
from edugrid.network.live.finding import LiveFinding
from edugrid.network.templates import templates
from edugrid.rollout.connect import connect
from edugrid.rollout.merged_target import merged_target

pytestmark = [pytest.mark.lab, pytest.mark.frr]

EXAMPLE = Path(__file__).parents[2] / "inventories"
SCHOOLS = ("zm-s1", "zm-s2")
ROUTERS = ("zm-pop-1", *SCHOOLS)
TENANT = "edu-t-exams"
ROUTED = {"zm-s1": "exams", "zm-s2": "labs"}


def _device(name: str, role: str, **more: object) -> dict[str, object]:
    return {"name": name, "platform": "frr", "model": "FRR", "role": role, "management": {"host": "192.0.2.1"}, **more}


def _write(root: Path) -> None:
    """One county: a POP, which reflects, and the gateways of two schools, each in an AS of its own."""
    city = root / REGION
    links = [("eth1", "zm-s1"), ("eth2", "zm-s2")]
    files: dict[Path, dict[str, object]] = {
        city / "city.yml": {
            "name": "郑州市",
            "code": "4101",
            "asn": 64601,
            "defaults": {"network": {"acl": None, "overlay": {"tenants": {"exams": ["exams", "labs"]}}}},
            "links": [
                {"a": {"device": "zm-pop-1", "port": port}, "b": {"device": school, "port": "eth1"}}
                for port, school in links
            ],
        },
        city / "zhongmu/county.yml": {
            "name": "中牟县",
            "code": "410122",
            "asn": 64602,
            "segments": ["hall", "exams", "labs"],
            "devices": [
                _device("zm-pop-1", "county-pop"),
                *(
                    _device(
                        name,
                        "school-gateway",
                        asn=64701 + n,
                        overlay=[{"port": "eth2", "segment": "hall"}, {"port": "eth3", "segment": ROUTED[name]}],
                    )
                    for n, name in enumerate(SCHOOLS)
                ),
            ],
        },
    }
    for path, body in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")


class City:
    """The lab, the intent, and how the product reaches the routers."""

    def __init__(self, folder: Path) -> None:
        self.lab, self.root = folder / "lab", folder / "inventories"
        registers = self.root / REGION / "registers"
        registers.mkdir(parents=True)
        for name in ("province.yml", "ledger.yml"):
            shutil.copy(EXAMPLE / "henan" / name, self.root / "henan" / name)
        (registers / "whitelist.csv").write_text(
            "id,application,protocol,port,port_to,source,applicant,approver,reason,until\n", encoding="utf-8"
        )
        (self.root / REGION / "schools.csv").write_text("code,name,county,classes,stage\n", encoding="utf-8")
        _write(self.root)
        self.designs = designs_of(self.root)
        links = [("zm-pop-1", "eth1", "zm-s1", "eth1"), ("zm-pop-1", "eth2", "zm-s2", "eth1")]
        links += [(name, "eth2", f"h-{name}", "eth0") for name in SCHOOLS]
        links += [(name, "eth3", f"r-{name}", "eth0") for name in SCHOOLS]
        where = fabric.up(
            self.lab,
            tuple(fabric.RouterSpec(name, name, ("bgpd",), (TENANT,) if name in SCHOOLS else ()) for name in ROUTERS),
            tuple(fabric.LinkSpec(*link) for link in links),
        )
        self.site = site_of(self.lab, where, folder / "site")
        self.hosts = {name: (f"10.99.0.{n}", f"2001:db8:99::{n}") for n, name in enumerate(SCHOOLS, start=1)}
        self.routed: dict[str, tuple[str, str]] = {}
        for design in self.designs:
            if design.name in SCHOOLS and design.overlay and design.overlay_routing:
                self._host_part(design.name, design.overlay, design.overlay_routing.tenants[0])
        for name, (ipv4, ipv6) in self.hosts.items():
            fabric.address(self.lab, f"h-{name}", "eth0", (f"{ipv4}/24", f"{ipv6}/64"))

    def _host_part(self, name: str, overlay: Overlay, tenant: Tenant) -> None:
        """What the Linux host does: bridges and VXLAN devices, those of the tenant in its table."""
        (gateway,) = tenant.gateways
        source = str(overlay.source)
        (hall,) = (one for one in overlay.segments if one.vni != gateway.vni)
        fabric.stretch(self.lab, name, hall.vni, source, "eth2")
        fabric.stretch(self.lab, name, gateway.vni, source, "eth3", tenant.name)
        fabric.stretch(self.lab, name, tenant.l3vni, source, vrf=tenant.name)
        own = (gateway.ipv4.ip + 9, gateway.ipv6.ip + 9)
        addresses = (f"{own[0]}/{gateway.ipv4.network.prefixlen}", f"{own[1]}/{gateway.ipv6.network.prefixlen}")
        fabric.address(self.lab, f"r-{name}", "eth0", addresses, (str(gateway.ipv4.ip), str(gateway.ipv6.ip)))
        self.routed[name] = str(own[0]), str(own[1])

    def unrouted(self) -> list[str]:
        near, far = SCHOOLS
        return [ip for ip in self.routed[far] if not fabric.ping(self.lab, f"r-{near}", ip)]

    def unreached(self) -> list[str]:
        near, far = SCHOOLS
        return [ip for ip in self.hosts[far] if not fabric.ping(self.lab, f"h-{near}", ip)]

    def failed(self) -> list[str]:
        return [
            f"{i.device} {i.subject}: {i.actual}"
            for device in self.designs
            for i in self.seen(device)
            if i.state == "failed"
        ]

    def seen(self, device: DeviceDesign) -> tuple[LiveFinding, ...]:
        with connect(device, self.site) as driver:
            return check_live(device, driver)

    def lost(self, name: str) -> list[str]:
        """What the check of a tenant's tunnels says of a router, where it is not content."""
        return [
            i.actual for i in self.seen(self.design(name)) if i.subject == f"tunnels of {TENANT}" and i.state != "ok"
        ]

    def design(self, name: str) -> DeviceDesign:
        return next(device for device in self.designs if device.name == name)


@pytest.fixture(scope="module")
def city(frr_here: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    assert frr_here
    folder = tmp_path_factory.mktemp("overlay")
    try:
        yield City(folder)
    finally:
        fabric.down(folder / "lab")


def _soon(check: Callable[[], object], seconds: float = 60) -> None:
    found = _left(check, seconds)
    assert not found, found


def _left(check: Callable[[], object], seconds: float) -> object:
    end = monotonic() + seconds
    while (found := check()) and monotonic() < end:
        sleep(0.3)
    return found


def _target(driver: Any, device: DeviceDesign, root: Path) -> str:  # noqa: ANN401 - napalm publishes no types
    """What a plan loads: the rendered lines, and what of the router's own is nobody's."""
    return merged_target("frr", driver.get_config()["running"], templates(root).render(device))


def test_hosts_of_two_schools_are_in_one_network(city: City) -> None:
    """Before, after, without the overlay, and back: the hosts' network needs no address on any router."""
    assert len(city.unreached()) == 2
    for device in city.designs:
        with connect(device, city.site) as driver:
            driver.load_replace_candidate(config=_target(driver, device, city.root))
            driver.commit_config()
            driver.load_replace_candidate(config=_target(driver, device, city.root))
            assert not driver.compare_config()
    _soon(city.unreached)
    _soon(city.unrouted)
    _soon(city.failed)

    school = city.design("zm-s1")
    assert school.overlay
    segments = school.overlay.segments
    (segment,) = (one for one in segments if one.name == "hall-office")
    with connect(school, city.site) as driver:
        found = {i.subject: i.state for i in check_live(school, driver) if i.feature == "overlay"}
        assert found == {"172.20.0.0 (zm-pop-1)": "ok", **{f"VNI {one.vni} ({one.name})": "ok" for one in segments}}
        without = _target(driver, school.model_copy(update={"overlay": None, "overlay_routing": None}), city.root)
        driver.load_replace_candidate(config=without)
        assert f"-  vni {segment.vni}" in driver.compare_config()
        driver.commit_config()
        assert "evpn" not in driver.get_config()["running"]
        _soon(lambda: len(city.unreached()) < 2)
        assert driver.get_evpn_peers() == {}
        driver.rollback()
        driver.load_replace_candidate(config=_target(driver, school, city.root))
        assert not driver.compare_config()
    _soon(city.unreached)


def test_a_tenant_routes_between_two_networks(city: City) -> None:
    """Both families, by way of the tenant's own VXLAN number; without the tenant nothing, and back."""
    _soon(city.unrouted)
    school = city.design("zm-s1")
    with connect(school, city.site) as driver:
        found = [i for i in check_live(school, driver) if i.feature == "overlay_routing"]
        assert [(i.subject, i.actual) for i in found[2:]] == [(f"tunnels of {TENANT}", "up")]
        assert {i.state for i in found} == {"ok"}
        routes = fabric.inside(city.lab, "zm-s1", "vtysh", "-c", f"show ip route vrf {TENANT} bgp").stdout
        assert school.overlay_routing
        assert f"br{school.overlay_routing.tenants[0].l3vni} onlink" in routes
        driver.load_replace_candidate(
            config=_target(driver, school.model_copy(update={"overlay_routing": None}), city.root)
        )
        driver.commit_config()
        running = driver.get_config()["running"]
        # the host made the table, and it stays
        assert f"vrf {TENANT}\n netns /run/netns/{TENANT}\nexit-vrf" in running
        assert running.count(TENANT) == 2
        assert len(city.unrouted()) == 2
        assert not city.unreached()
        driver.rollback()
    _soon(city.unrouted)


def test_forgotten_far_ends_are_seen_and_called_back(city: City) -> None:
    """FRR 8.4 forgets where a tenant's routes go and come at once; what a job runs on the router then helps."""
    _soon(city.unrouted)
    name = SCHOOLS[0]
    school = city.design(name)
    assert school.overlay_routing
    (tenant,) = school.overlay_routing.tenants
    table = f"router bgp {school.overlay_routing.asn} vrf {TENANT}"
    target = f"route-target import {tenant.route_target}"

    typed = ("configure terminal", table, "address-family l2vpn evpn", f"no {target}", target)

    def forgotten() -> bool:
        fabric.inside(city.lab, name, "vtysh", *(word for command in typed for word in ("-c", command)))
        sleep(1)
        return bool(city.lost(name))

    if not any(forgotten() for _ in range(20)):
        version = fabric.inside(city.lab, name, "vtysh", "-c", "show version").stdout.split()[1]
        assert not version.startswith("8.4"), f"FRR {version} forgets nothing any more"
        return
    assert len(city.unrouted()) == 2
    (told,) = city.lost(name)
    assert told.startswith("no router MAC for "), told
    assert told.endswith(f" (take VNI {tenant.l3vni} off its table for 2 s)"), told
    with connect(school, city.site) as driver:
        assert not driver.has_pending_commit()  # puts the job's programs there
        before = driver.get_config()["running"]
        run = 'cd "$(dirname /run/edugrid-frr/*/config_job.sh)" && python3 -B -m edugrid.vendors.frr.recall_tunnels'
        fabric.inside(city.lab, name, "sh", "-c", run)
        assert driver.get_config()["running"] == before
    assert not city.lost(name)
    _soon(city.unrouted, 20)


def test_a_tenant_comes_back_by_itself(city: City) -> None:
    """The manager goes away with its session before it confirms; the router's own timer puts the tenant back."""
    _soon(city.unrouted)
    school = city.design("zm-s1")
    with connect(school, city.site) as driver:
        without = school.model_copy(update={"overlay_routing": None})
        driver.load_replace_candidate(config=_target(driver, without, city.root))
        driver.commit_config(revert_in=3)  # done means that the tenant was gone: the router compared
    with connect(school, city.site) as driver:
        _soon(driver.has_pending_commit)
    _soon(city.unrouted)
    _soon(city.failed)
