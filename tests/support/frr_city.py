"""A made-up city of real routers: one POP, two counties, four schools with a host each."""

import json
import shutil
from pathlib import Path
from typing import Final

from edugrid.design.network import DeviceDesign
from edugrid.lab import fabric
from edugrid.region import open_region
from edugrid.rollout.site import Site

REGION: Final = "henan/zhengzhou"
COUNTIES: Final = {"zhongmu": ("zm", "410122"), "xinzheng": ("xz", "410184")}
SCHOOLS: Final = ("zm-s1", "zm-s2", "xz-s1", "xz-s2")
ROUTERS: Final = ("zz-pop-1", "zm-pop-1", "xz-pop-1", *SCHOOLS)
LINKS: Final = (
    ("zz-pop-1", "eth1", "zm-pop-1", "eth1"),
    ("zz-pop-1", "eth2", "xz-pop-1", "eth1"),
    ("zm-pop-1", "eth2", "zm-s1", "eth1"),
    ("zm-pop-1", "eth3", "zm-s2", "eth1"),
    ("xz-pop-1", "eth2", "xz-s1", "eth1"),
    ("xz-pop-1", "eth3", "xz-s2", "eth1"),
)


def write_inventories(example: Path, folder: Path, igp: str) -> Path:
    """Write the intent of the city, with the pools of the ``example`` province; ``igp`` is ``isis`` or ``ospf``."""
    root = folder / "inventories"
    city = root / REGION
    (city / "registers").mkdir(parents=True)
    shutil.copy(example / "henan/province.yml", root / "henan/province.yml")
    shutil.copy(example / "henan/ledger.yml", root / "henan/ledger.yml")
    (city / "registers/whitelist.csv").write_text(
        "id,application,protocol,port,port_to,source,applicant,approver,reason,until\n", encoding="utf-8"
    )
    (city / "schools.csv").write_text("code,name,county,classes,stage\n", encoding="utf-8")
    body = {
        "name": "郑州市",
        "code": "4101",
        "asn": 64601,
        "defaults": {"network": {"igp": {"protocol": igp}, "acl": None}},
        "devices": [_device("zz-pop-1", "city-pop")],
        "links": [{"a": {"device": a, "port": b}, "b": {"device": c, "port": d}} for a, b, c, d in LINKS],
    }
    _write(city / "city.yml", body)
    for number, (county, (short, code)) in enumerate(COUNTIES.items()):
        schools = [name for name in SCHOOLS if name.startswith(short)]
        devices = [_device(f"{short}-pop-1", "county-pop")]
        for index, name in enumerate(schools):
            gateways = [{"port": "eth2", "segment": name}]
            devices.append(_device(name, "school-gateway") | {"asn": 64700 + 10 * number + index, "gateways": gateways})
        (city / county).mkdir()
        _write(
            city / county / "county.yml",
            {"name": county, "code": code, "asn": 64602 + number, "segments": schools, "devices": devices},
        )
    return root


def start(lab: Path, designs: tuple[DeviceDesign, ...]) -> dict[str, tuple[str, int]]:
    """Start the routers and, behind each school's, a host with the second address of each prefix."""
    hosts = {name: f"h-{name}" for name in SCHOOLS}
    cables = [fabric.LinkSpec(*link) for link in LINKS]
    cables += [fabric.LinkSpec(name, "eth2", host, "eth0") for name, host in hosts.items()]
    where = fabric.up(lab, tuple(fabric.RouterSpec(name, name) for name in ROUTERS), tuple(cables))
    for design in designs:
        if design.name in hosts:
            port = next(port for port in design.ports if port.name == "eth2")
            assert port.ipv4
            assert port.ipv6
            own = (f"{port.ipv4.ip + 1}/{port.ipv4.network.prefixlen}", f"{port.ipv6.ip + 1}/64")
            fabric.address(lab, hosts[design.name], "eth0", own, (str(port.ipv4.ip), str(port.ipv6.ip)))
    return where


def site_of(lab: Path, where: dict[str, tuple[str, int]], folder: Path) -> Site:
    """How the product reaches the routers."""
    layout = fabric.Layout(lab)
    folder.mkdir()
    places = {name: {"host": host, "port": port} for name, (host, port) in where.items()}
    (folder / "endpoints.yml").write_text(json.dumps(places), encoding="utf-8")
    secret = folder / "credentials.yml"
    secret.touch(mode=0o600)
    secret.write_text(json.dumps({"default": {"username": "root", "key_file": str(layout.key)}}), encoding="utf-8")
    return Site.from_env(
        {
            "EDUGRID_ENDPOINTS": str(folder / "endpoints.yml"),
            "EDUGRID_CREDENTIALS": str(secret),
            "EDUGRID_KNOWN_HOSTS": str(layout.known_hosts),
            "EDUGRID_STATE": str(folder / "state"),
        }
    )


def designs_of(root: Path) -> tuple[DeviceDesign, ...]:
    """The devices of the city, numbers taken from the pools where the ledger has none yet."""
    from edugrid.allocate.allocate import allocate
    from edugrid.allocate.write import write_ledger
    from edugrid.intent.load import load_intent

    write_ledger(root, allocate(load_intent(root, REGION)))
    return open_region(root, REGION).design.devices


def _device(name: str, role: str) -> dict[str, object]:
    return {"name": name, "platform": "frr", "model": "FRR", "role": role, "management": {"host": "192.0.2.1"}}


def _write(path: Path, body: dict[str, object]) -> None:
    path.write_text(json.dumps(body, ensure_ascii=False, indent=1), encoding="utf-8")
