"""A VLAN stretched between two schools over REAL FRR: EVPN on three routers, VXLAN devices of the kernel, real pings."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from frr_city import REGION, designs_of, site_of

from edugrid.design.network import DeviceDesign
from edugrid.lab import fabric
from edugrid.network.live.check import check_live
from edugrid.network.templates import templates
from edugrid.rollout.connect import connect

pytestmark = [pytest.mark.lab, pytest.mark.frr]

EXAMPLE = Path(__file__).parents[2] / "inventories"
SCHOOLS = ("zm-s1", "zm-s2")
ROUTERS = ("zm-pop-1", *SCHOOLS)


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
            "defaults": {"network": {"acl": None, "overlay": {}}},
            "links": [
                {"a": {"device": "zm-pop-1", "port": port}, "b": {"device": school, "port": "eth1"}}
                for port, school in links
            ],
        },
        city / "zhongmu/county.yml": {
            "name": "中牟县",
            "code": "410122",
            "asn": 64602,
            "segments": ["hall"],
            "devices": [
                _device("zm-pop-1", "county-pop"),
                *(
                    _device(name, "school-gateway", asn=64701 + n, overlay=[{"port": "eth2", "segment": "hall"}])
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
        where = fabric.up(
            self.lab,
            tuple(fabric.RouterSpec(name, name, ("bgpd",)) for name in ROUTERS),
            tuple(fabric.LinkSpec(*link) for link in links),
        )
        self.site = site_of(self.lab, where, folder / "site")
        self.hosts = {name: (f"10.99.0.{n}", f"2001:db8:99::{n}") for n, name in enumerate(SCHOOLS, start=1)}
        for design in self.designs:
            if design.name in SCHOOLS and design.overlay:
                (segment,) = design.overlay.segments
                fabric.stretch(self.lab, design.name, segment.vni, str(design.overlay.source), "eth2")
        for name, (ipv4, ipv6) in self.hosts.items():
            fabric.address(self.lab, f"h-{name}", "eth0", (f"{ipv4}/24", f"{ipv6}/64"))

    def unreached(self) -> list[str]:
        near, far = SCHOOLS
        return [ip for ip in self.hosts[far] if not fabric.ping(self.lab, f"h-{near}", ip)]

    def failed(self) -> list[str]:
        found = []
        for device in self.designs:
            with connect(device, self.site) as driver:
                found += [
                    f"{i.device} {i.subject}: {i.actual}" for i in check_live(device, driver) if i.state == "failed"
                ]
        return found


@pytest.fixture(scope="module")
def city(frr_here: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    assert frr_here
    folder = tmp_path_factory.mktemp("overlay")
    try:
        yield City(folder)
    finally:
        fabric.down(folder / "lab")


def _soon(check: Callable[[], object], seconds: float = 60) -> None:
    end = monotonic() + seconds
    while (found := check()) and monotonic() < end:
        sleep(0.3)
    assert not found, found


def _text(device: DeviceDesign, root: Path) -> str:
    head = f"frr defaults traditional\nhostname {device.name}\nservice integrated-vtysh-config\n!\n"
    return head + templates(root).render(device)


def test_hosts_of_two_schools_are_in_one_network(city: City) -> None:
    """Before, after, without the overlay, and back: the hosts' network needs no address on any router."""
    assert len(city.unreached()) == 2
    for device in city.designs:
        with connect(device, city.site) as driver:
            driver.load_replace_candidate(config=_text(device, city.root))
            driver.commit_config()
            driver.load_replace_candidate(config=_text(device, city.root))
            assert not driver.compare_config()
    _soon(city.unreached)
    _soon(city.failed)

    school = next(device for device in city.designs if device.name == "zm-s1")
    assert school.overlay
    (segment,) = school.overlay.segments
    with connect(school, city.site) as driver:
        found = {i.subject: i.state for i in check_live(school, driver) if i.feature == "overlay"}
        assert found == {"172.20.0.0 (zm-pop-1)": "ok", f"VNI {segment.vni} (hall-office)": "ok"}
        without = _text(school.model_copy(update={"overlay": None}), city.root)
        driver.load_replace_candidate(config=without)
        assert f"-  vni {segment.vni}" in driver.compare_config()
        driver.commit_config()
        assert "evpn" not in driver.get_config()["running"]
        _soon(lambda: len(city.unreached()) < 2)
        assert driver.get_evpn_peers() == {}
        driver.rollback()
        driver.load_replace_candidate(config=_text(school, city.root))
        assert not driver.compare_config()
    _soon(city.unreached)
