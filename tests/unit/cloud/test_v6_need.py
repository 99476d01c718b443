"""IPv6 of networks whose prefix the cloud assigns: what is missing, and what belongs to us without being in the state."""

from ipaddress import ip_network
from pathlib import Path
from shutil import copytree

import pytest
from plain_city import plain_city

from edugrid.cloud.live_object import LiveObject
from edugrid.cloud.readback import forget, readback
from edugrid.cloud.request_v6 import request_steps
from edugrid.cloud.scan import scan
from edugrid.cloud.v6_need import v6_needs, v6_owned
from edugrid.design.features import Features
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.region import open_region

PREFIX = "2001:db8:77::/64"
INVENTORIES = Path(__file__).parents[3] / "inventories"
CITY = "henan/zhengzhou"


@pytest.fixture
def limited(spec: TenancySpec) -> TenancySpec:
    network = spec.network.model_copy(update={"ipv6": None, "gateway6": None})
    features = Features(planned_v6=False, v6_mode="dhcpv6-stateful", project=False)
    return spec.model_copy(update={"features": features, "networks": (network,)})


def objects(*, leg: bool = True, addressed: bool = True) -> list[LiveObject]:
    found = [
        LiveObject(kind="network", id="net", name="edu-zhengzhou-apps"),
        LiveObject(kind="subnet", id="s4", name="edu-zhengzhou-apps-v4", parent="net", cidr="10.0.0.0/24"),
        LiveObject(kind="subnet", id="s6", name="edu-zhengzhou-apps-v6", parent="net", cidr=PREFIX),
        LiveObject(kind="router", id="router", name="edu-zhengzhou-edge"),
        LiveObject(
            kind="port", id="vm", name="vm", parent="server", role="compute:nova",
            subnets=("s4", "s6") if addressed else ("s4",),
        ),
        LiveObject(kind="port", id="foreign", name="other", parent="x", role="compute:nova", subnets=("s4",)),
        LiveObject(kind="port", id="dhcp", name="", parent="d", role="network:dhcp", subnets=("s4",)),
    ]  # fmt: skip
    if leg:
        found.append(
            LiveObject(
                kind="port", id="leg", name="", parent="router", role="network:router_interface", subnets=("s6",)
            )
        )
    return found


MANAGED = {"net", "s4", "router", "vm"}


def test_where_prefixes_are_ours_nothing_is_needed(spec: TenancySpec) -> None:
    assert v6_needs(spec, objects(), MANAGED) == ()


def test_before_the_network_is_there_it_is_asked_for(limited: TenancySpec) -> None:
    (step,) = request_steps(limited, v6_needs(limited, [], set()))
    assert (step.op, step.urn) == ("request-v6", "openstack://gov/~/network/edu-zhengzhou-apps")
    assert step.changes == ("cidr: -> assigned by the cloud", "ipv6_address_mode: -> dhcpv6-stateful")


def test_a_missing_leg_and_a_port_without_address(limited: TenancySpec) -> None:
    needs = v6_needs(limited, objects(leg=False, addressed=False), MANAGED)
    assert (needs[0].subnet, needs[0].routed, needs[0].ports) == ("s6", False, ("vm",))
    (step,) = request_steps(limited, needs)
    assert step.changes == ("router: -> edu-zhengzhou-edge", "port vm: -> an address")


def test_when_all_is_there_no_step_and_no_unmanaged_thing(limited: TenancySpec) -> None:
    needs = v6_needs(limited, objects(), MANAGED)
    assert request_steps(limited, needs) == ()
    assert v6_owned(needs) == {"s6", "leg"}
    assert [each.object.id for each in scan(objects(), {*MANAGED, *v6_owned(needs)})] == ["foreign"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = plain_city(copytree(INVENTORIES, tmp_path / "inventories"))
    city = made / CITY / "city.yml"
    text = city.read_text(encoding="utf-8")
    limited = text.replace("    profile: telecom\n", "    profile: telecom\n    capabilities: limited\n")
    assert limited != text
    city.write_text(limited, encoding="utf-8")
    return made


def test_readback_writes_once_and_moves_only_when_asked(root: Path) -> None:
    before = (root / CITY / "ledger.yml").read_text(encoding="utf-8")

    def telecom() -> TenancySpec:
        return next(spec for spec in open_region(root, CITY).design.tenancies if spec.label == "telecom")

    spec = telecom()
    there = {"telecom": v6_needs(spec, objects(), MANAGED)}
    (written,) = readback(root, (spec,), there, overwrite=False)
    assert (written.owner, written.prefix, written.before) == (f"{CITY}/cloud/telecom", PREFIX, None)
    assert telecom().network.ipv6 == ip_network(PREFIX)
    assert (root / CITY / "ledger.yml").read_text(encoding="utf-8") == before.replace(
        "link4:\n", f'ipv6_assigned:\n  "{CITY}/cloud/telecom": "{PREFIX}"\nlink4:\n'
    )
    moved = [item.model_copy(update={"cidr": "2001:db8:88::/64"}) if item.id == "s6" else item for item in objects()]
    there = {"telecom": v6_needs(telecom(), moved, MANAGED)}
    assert readback(root, (telecom(),), there, overwrite=False) == ()
    assert readback(root, (telecom(),), there, overwrite=True)[0].before == PREFIX
    forget(root, telecom())
    assert (root / CITY / "ledger.yml").read_text(encoding="utf-8") == before
