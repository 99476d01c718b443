"""What sources tell: an exported stack, and devices through their real drivers (the devices are SIMULATED)."""

import json
from pathlib import Path

import pytest
from asset_world import CITY, INVENTORIES
from inside_driver import inside_driver
from quiet_lab import QuietLab
from simulated_network import SimulatedNetwork

from edugrid.assets.check import check
from edugrid.assets.join import join
from edugrid.assets.look.from_devices import from_devices, told
from edugrid.assets.look.from_state import from_state
from edugrid.assets.look.look import unasked
from edugrid.assets.look.read_state import read_exported, read_state
from edugrid.assets.sighting import Seen, Silent
from edugrid.lab.devices.core.learnt import Binding, LldpNeighbor, MacEntry, Neighbor
from edugrid.region import open_region
from edugrid.vendors.base.displays import Display

SECRET = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "v1:abc"}


def resource(kind: str, label: str, /, **outputs: object) -> dict[str, object]:
    urn = f"urn:pulumi:zhengzhou::edugrid::edugrid:cloud:Tenancy${kind}::gov-edu-zhengzhou-{label}"
    return {"urn": urn, "type": kind, "outputs": outputs}


DEPLOYMENT = {
    "resources": [
        resource(
            "openstack:compute/instance:Instance",
            "roster-1",
            name="edu-zhengzhou-roster-1",
            accessIpV4="10.0.0.20",
            accessIpV6="[3fff:410::20]",
            adminPass=SECRET,
        ),
        resource("openstack:compute/instance:Instance", "x", name="edu-zhengzhou-forgotten"),
        resource("openstack:networking/floatingIp:FloatingIp", "f", address="203.0.113.7"),
        resource("openstack:dns/recordSet:RecordSet", "d", name="id.zhengzhou.edu.example.", records=["3fff:410::9"]),
        resource("openstack:dns/recordSet:RecordSet", "e", name=SECRET, records=SECRET),
        {"urn": "urn:pulumi:zhengzhou::edugrid::pulumi:pulumi:Stack::edugrid-zhengzhou", "type": "pulumi:pulumi:Stack"},
    ]
}


def test_a_state_tells_servers_addresses_and_names_and_nothing_secret() -> None:
    specs = open_region(INVENTORIES, CITY).design.tenancies
    seen = from_state(DEPLOYMENT, specs)
    assert [(one.what, one.name, one.address) for one in seen.sightings] == [
        ("server", "edu-zhengzhou-roster-1", "10.0.0.20"),
        ("address", "edu-zhengzhou-roster-1", "10.0.0.20"),
        ("address", "edu-zhengzhou-roster-1", "3fff:410::20"),
        ("server", "edu-zhengzhou-forgotten", ""),
        ("address", "", "203.0.113.7"),
        ("name", "id.zhengzhou.edu.example", "3fff:410::9"),
    ]
    assert "v1:abc" not in repr(seen)
    assert seen.asked == {("state", "gov/edu-zhengzhou"), ("state", "telecom/edu-zhengzhou")}


def test_the_state_is_judged_as_the_cloud_is() -> None:
    opened = open_region(INVENTORIES, CITY)
    found = check(join(opened), from_state(DEPLOYMENT, opened.design.tenancies))
    servers = {(one.kind, one.path[-1] if one.kind == "unmanaged" else one.asset.rsplit("/", 1)[-1]) for one in found}
    assert ("unmanaged", "edu-zhengzhou-forgotten") in servers
    assert ("missing", "edu-zhengzhou-identity-1") in servers
    assert ("missing", "edu-zhengzhou-roster-1") not in servers


def test_an_exported_file_and_the_state_below_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "stack.json"
    path.write_text(json.dumps({"version": 3, "deployment": DEPLOYMENT}), encoding="utf-8")
    assert read_exported(path) == DEPLOYMENT
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(ValueError, match="no exported stack"):
        read_exported(path)
    assert read_state(tmp_path, CITY) is None
    stacks = tmp_path / "pulumi/state/.pulumi/stacks/edugrid"
    stacks.mkdir(parents=True)
    (stacks / "zhengzhou.json").write_text(json.dumps({"checkpoint": {"latest": DEPLOYMENT}}), encoding="utf-8")
    assert read_state(tmp_path, CITY) == DEPLOYMENT


@pytest.mark.parametrize(
    ("name", "more"),
    [("zm-agg-1", {"model"}), ("xz-sw-1", set()), ("xz-gw-1", set())],  # the simulated Comware is another model
)
def test_devices_tell_what_hangs_on_them(name: str, more: set[str]) -> None:
    lab = QuietLab((name,))
    design, device = lab.designs[name], lab.devices[name]
    port = next(port.name for port in design.ports if port.mode == "routed")
    mac = "00e0-fc12-3456"
    device.learnt.neighbors = (Neighbor("172.30.8.99", mac, port), Neighbor("fe80::1", mac, port))
    device.learnt.macs = (MacEntry(mac, 100, port),)
    device.learnt.lldp = (LldpNeighbor(port, "hub-under-the-desk", "eth0"),)
    seen = told(design, inside_driver(design.platform, device))
    assert seen.asked == {("device", name)}
    facts, *others = seen.sightings
    assert (facts.what, facts.layer, facts.name) == ("facts", "simulated", name)
    assert facts.version
    neighbour, *addresses = others
    assert (neighbour.what, neighbour.name, neighbour.place) == ("neighbour", "hub-under-the-desk", port)
    strange = [(one.address, one.mac, one.place) for one in addresses if one.mac == "00:e0:fc:12:34:56"]
    assert strange == [("172.30.8.99", "00:e0:fc:12:34:56", port)]  # a link-local address is everybody's
    register = join(open_region(INVENTORIES, CITY))
    assert {one.path[0] for one in check(register, seen)} == {"address", "neighbour"} | more


def test_what_a_look_says_nothing_about() -> None:
    everything = ("state", "clouds", "devices", "names", "certificates")
    assert unasked((), Seen()) >= {"server", "model", "address", "name", "port"}
    assert unasked(everything, Seen()) == {"port"}
    assert unasked(everything, Seen(silent=(Silent("device", "zz-core-1", CITY, "-"),))) >= {
        "address",
        "serial",
        "port",
    }
    assert unasked(("state",), Seen()) == {
        "model",
        "serial",
        "software",
        "address",
        "neighbour",
        "name",
        "port",
        "certificate",
    }


def test_devices_are_asked_over_ssh_and_one_that_is_away_stops_no_other(tmp_path: Path) -> None:
    designs = [one for one in open_region(INVENTORIES, CITY).design.devices if one.name in {"zm-agg-1", "xz-sw-1"}]
    network = SimulatedNetwork(tmp_path, designs)
    try:
        network.cut("xz-sw-1")
        seen = from_devices(designs, network.site())
    finally:
        network.stop()
    assert seen.asked == {("device", "zm-agg-1")}
    assert [(one.source, one.where) for one in seen.silent] == [("device", "xz-sw-1")]
    assert {(one.where, one.layer) for one in seen.sightings} == {("zm-agg-1", "simulated")}


@pytest.mark.parametrize("name", ["xz-sw-1", "xz-gw-1"])
def test_switches_tell_what_dhcp_gave_out(name: str) -> None:
    lab = QuietLab((name,))
    design, device = lab.designs[name], lab.devices[name]
    session = device.login()
    for line in ("system-view", "dhcp enable", "dhcp snooping enable", "commit", "return"):
        session.submit(line)
    session.close()
    device.learnt.bindings = (Binding("172.30.9.77", "00e0-fc12-3478", 10, "GigabitEthernet0/0/7"),)
    seen = told(design, inside_driver(design.platform, device))
    given = [(one.address, one.place) for one in seen.sightings if one.mac == "00:e0:fc:12:34:78"]
    assert given == [("172.30.9.77", "GigabitEthernet0/0/7")]
    found = check(join(open_region(INVENTORIES, CITY)), seen)
    assert ("address", "172.30.9.77") in {one.path for one in found}


def test_a_table_that_a_device_does_not_have_hides_no_other() -> None:
    lab = QuietLab(("xz-sw-1",))
    design, device = lab.designs["xz-sw-1"], lab.devices["xz-sw-1"]
    driver = inside_driver(design.platform, device)
    driver.displays = driver.displays.model_copy(
        update={"arp": Display(command="display no-such-table", template="vrp_arp")}
    )
    seen = told(design, driver)
    assert {one.what for one in seen.sightings} >= {"facts", "neighbour"}
    assert seen.asked == {("device", "xz-sw-1")}
