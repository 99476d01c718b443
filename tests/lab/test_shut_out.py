"""A list of managers that lacks the manager is not typed: what the session's own address says (real SSH, SIMULATED device)."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Interface, IPv4Network, IPv6Interface
from pathlib import Path

import pytest
from simulated_network import SimulatedNetwork

from edugrid.design.device.management import Management
from edugrid.design.network import DeviceDesign, Loopback, System
from edugrid.network.templates import templates
from edugrid.rollout.first_look import first_look
from edugrid.rollout.plan import plan_devices
from edugrid.rollout.plan_file import DevicePlan, Plan
from edugrid.rollout.sessions import Sessions
from edugrid.rollout.site import Site

ROOT = Path(__file__).parents[2] / "inventories"


def _design(port: int, *networks: str, managers: tuple[str, ...] = ()) -> DeviceDesign:
    access = Management(
        users=(),
        sftp=False,
        strong=False,
        snmp=None,
        guarded=True,
        managers=tuple(map(IPv4Address, managers)),
        rules4=tuple((5 * number, IPv4Network(network)) for number, network in enumerate(networks, 1)),
        rules6=(),
        banner=None,
        idle_minutes=5,
        sessions=5,
    )
    return DeviceDesign(
        name="sw1",
        platform="huawei_vrp8",
        region="henan/zhengzhou",
        role="school-gateway",
        state="active",
        host="127.0.0.1",
        port=port,
        system=System(hostname="sw1"),
        loopback=Loopback(ipv4=IPv4Interface("172.20.0.1/32"), ipv6=IPv6Interface("2001:db8:f::1/128")),
        management=access,
    )


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatedNetwork]:
    one = SimulatedNetwork(tmp_path_factory.mktemp("network"), [_design(22)])
    yield one
    one.stop()


@pytest.fixture(scope="module")
def straight(network: SimulatedNetwork) -> tuple[Site, int]:
    """A site that leads nowhere else than the inventory says, and the port of the device."""
    site = network.site()
    return site.model_copy(update={"endpoints": {}}), site.endpoints["sw1"].port


def _plan(site: Site, design: DeviceDesign) -> DevicePlan:
    return plan_devices([design], templates(ROOT).render, site)[0]


def test_a_plan_that_would_shut_this_machine_out_is_refused(straight: tuple[Site, int]) -> None:
    site, port = straight
    plan = _plan(site, _design(port, "192.0.2.0/24"))
    assert plan.state == "refused"
    assert "from 127.0.0.1, which no network of management.allow holds" in plan.reasons[0]
    allowed = _plan(site, _design(port, "192.0.2.0/24", "127.0.0.0/8"))
    assert allowed.state == "changed", allowed.reasons
    assert _plan(site, _design(port, "192.0.2.0/24", managers=("192.0.2.9",))).state == "changed"


def test_where_the_way_leads_through_another_machine_nothing_is_known(network: SimulatedNetwork) -> None:
    site = network.site()
    assert _plan(site, _design(site.endpoints["sw1"].port, "192.0.2.0/24")).state == "changed"


def test_a_plan_from_elsewhere_waits_at_the_first_look(straight: tuple[Site, int]) -> None:
    site, port = straight
    made = _plan(site, _design(port, "192.0.2.0/24", managers=("192.0.2.9",)))
    elsewhere = made.model_copy(update={"design": _design(port, "192.0.2.0/24")})
    plan = Plan(region="henan", created="2026-11-27T00:00:00+00:00", devices=(elsewhere,))
    with Sessions(site) as sessions:
        look = first_look(plan, sessions)
        assert list(look.away) == ["sw1"]
        assert "127.0.0.1" in look.away["sw1"]
        assert first_look(plan.model_copy(update={"devices": (made,)}), sessions).away == {}
