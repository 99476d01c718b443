"""A room without IPv4 reaches an IPv4-only server by name: FRR, TAYGA and Unbound, all REAL.

`lab` at the school has IPv6 alone: its host takes address and way out from router advertisements. The county's router
translates (NAT64) and answers names (DNS64). `old` at the county holds a server that knows nothing of IPv6.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path
from time import monotonic, sleep

import pytest
from frr_city import REGION, designs_of, site_of

from edugrid.design.network import DeviceDesign, Port
from edugrid.lab import fabric
from edugrid.lab.fabric.system import system
from edugrid.network.live.check import check_live
from edugrid.network.templates import templates
from edugrid.rollout.connect import connect
from edugrid.rollout.merged_target import merged_target

pytestmark = [pytest.mark.lab, pytest.mark.frr, pytest.mark.nat64]

EXAMPLE = Path(__file__).parents[2] / "inventories"
POOL = "198.51.100.0/28"
PREFIX = "3fff:413::/96"
PORT = 8025
SERVE = f"""
import socket
listener = socket.create_server(("0.0.0.0", {PORT}))
print("ready", flush=True)
while True:
    connection, peer = listener.accept()
    connection.sendall(peer[0].encode())
    connection.close()
"""
# the host's C library asks the resolver that the router named
ASK = f"""
import socket, sys
for family, _, _, _, address in socket.getaddrinfo(sys.argv[1], {PORT}, type=socket.SOCK_STREAM):
    with socket.create_connection(address[:2], timeout=3) as connection:
        print(address[0], connection.recv(64).decode())
"""


def _device(name: str, role: str, **more: object) -> dict[str, object]:
    return {"name": name, "platform": "frr", "model": "FRR", "role": role, "management": {"host": "192.0.2.1"}, **more}


def _write(root: Path, resolver: str) -> None:
    city = root / REGION
    nat64 = {"dns64": [resolver], "segments": ["lab"], "prefix": PREFIX}
    files: dict[Path, dict[str, object]] = {
        city / "city.yml": {
            "name": "郑州市",
            "code": "4101",
            "asn": 64601,
            "defaults": {"network": {"acl": None}},
            "links": [{"a": {"device": "zm-pop-1", "port": "eth1"}, "b": {"device": "zm-s1", "port": "eth1"}}],
        },
        city / "zhongmu/county.yml": {
            "name": "中牟县",
            "code": "410122",
            "asn": 64602,
            "segments": ["lab", "old"],
            "defaults": {"network": {"dhcp": {"segments": {"old": {"ipv4": "none"}}}, "nat64": nat64}},
            "devices": [
                _device("zm-pop-1", "county-pop", gateways=[{"port": "eth2", "segment": "old"}], nat64={"pool": POOL}),
                _device("zm-s1", "school-gateway", asn=64701, gateways=[{"port": "eth2", "segment": "lab"}]),
            ],
        },
    }
    for path, body in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")


def _port(design: DeviceDesign) -> Port:
    return next(port for port in design.ports if port.name == "eth2")


class County:
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
        _write(self.root, "2001:db8::64")
        pop = next(design for design in designs_of(self.root) if design.name == "zm-pop-1")
        assert pop.loopback
        self.resolver = pop.loopback.ipv6.ip
        _write(self.root, str(self.resolver))
        self.pop, self.school = designs_of(self.root)
        links = [("zm-pop-1", "eth1", "zm-s1", "eth1"), ("zm-pop-1", "eth2", "h-old", "eth0")]
        links += [("zm-s1", "eth2", "h-lab", "eth0")]
        where = fabric.up(
            self.lab,
            tuple(fabric.RouterSpec(name, name, ("bgpd",)) for name in ("zm-pop-1", "zm-s1")),
            tuple(fabric.LinkSpec(*link) for link in links),
        )
        self.site = site_of(self.lab, where, folder / "site")

    def push(self, design: DeviceDesign) -> None:
        with connect(design, self.site) as driver:
            text = templates(self.root).render(design)
            driver.load_replace_candidate(config=merged_target("frr", driver.get_config()["running"], text))
            driver.commit_config()
            driver.load_replace_candidate(config=merged_target("frr", driver.get_config()["running"], text))
            assert not driver.compare_config()

    def at(self, host: str, *argv: str) -> str:
        netns = fabric.Layout(self.lab).netns(host)
        return system("ip", "netns", "exec", netns, *argv, check=False).stdout


@pytest.fixture(scope="module")
def county(frr_here: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    assert frr_here
    can, reason = fabric.can_translate()
    if not can:
        pytest.fail(f"EDUGRID_NAT64=require, but {reason}")
    folder = tmp_path_factory.mktemp("nat64")
    try:
        yield County(folder)
    finally:
        fabric.down(folder / "lab")


@pytest.fixture
def server(county: County) -> Iterator[str]:
    """A server with an IPv4 address alone; gives the address."""
    gateway = _port(county.pop).ipv4
    assert gateway
    address = str(gateway.ip + 1)
    fabric.address(county.lab, "h-old", "eth0", (f"{address}/{gateway.network.prefixlen}",), (str(gateway.ip),))
    argv = ["ip", "netns", "exec", fabric.Layout(county.lab).netns("h-old"), sys.executable, "-c", SERVE]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
            yield address
        finally:
            process.kill()


def _soon(check: Callable[[], object], seconds: float = 60) -> None:
    end = monotonic() + seconds
    while not (found := check()) and monotonic() < end:
        sleep(0.3)
    assert found


def test_a_host_without_ipv4_reaches_a_server_without_ipv6(county: County, server: str, tmp_path: Path) -> None:
    assert _port(county.school).ipv4 is None
    for design in (county.pop, county.school):
        county.push(design)
    nat64 = county.pop.nat64
    assert nat64
    fabric.translate(
        county.lab,
        "zm-pop-1",
        prefix=nat64.prefix,
        pool=nat64.pool,
        resolver=county.resolver,
        domain="edu.example",
        names={"old": server},
    )
    lab = _port(county.school)
    assert lab.ipv6
    # a link that comes up asks for routers at once
    for state in ("down", "up"):
        county.at("h-lab", "ip", "link", "set", "eth0", state)
    _soon(
        lambda: str(lab.ipv6.network.network_address) in county.at("h-lab", "ip", "-6", "route") if lab.ipv6 else False
    )
    _soon(lambda: "default" in county.at("h-lab", "ip", "-6", "route"))
    assert not county.at("h-lab", "ip", "-4", "-brief", "address", "show", "dev", "eth0").split()[2:]
    _soon(lambda: fabric.ping(county.lab, "h-lab", str(county.resolver)))

    resolv = tmp_path / "resolv.conf"
    resolv.write_text(f"nameserver {county.resolver}\noptions timeout:2 attempts:2\n", encoding="utf-8")
    mounted = f"mount --bind {resolv} /etc/resolv.conf && exec {sys.executable} -c '{ASK}' old.edu.example"
    asked: list[str] = []

    def answered() -> bool:
        asked[:] = county.at("h-lab", "unshare", "--mount", "sh", "-c", mounted).split()
        return bool(asked)

    _soon(answered)
    by, seen_as = asked
    assert ip_address(by) == nat64.prefix[int(ip_address(server))]
    assert ip_address(seen_as) in nat64.pool
    for design in (county.pop, county.school):
        with connect(design, county.site) as driver:
            found = [one for one in check_live(design, driver) if one.state == "failed"]
            assert not found, found
    running = fabric.inside(county.lab, "zm-s1", "vtysh", "-c", "show running-config").stdout
    assert f" ipv6 nd rdnss {county.resolver}\n" in running


def test_without_the_feature_nothing_of_it_is_left(county: County) -> None:
    assert county.pop.bgp
    bgp = county.pop.bgp.model_copy(
        update={
            "networks4": tuple(one for one in county.pop.bgp.networks4 if str(one) != POOL),
            "networks6": tuple(one for one in county.pop.bgp.networks6 if str(one) != PREFIX),
        }
    )
    county.push(county.pop.model_copy(update={"nat64": None, "bgp": bgp}))
    running = fabric.inside(county.lab, "zm-pop-1", "vtysh", "-c", "show running-config").stdout
    assert "nat64" not in running
    assert POOL not in running
