"""Which steps of a plan a window explains."""

from datetime import datetime
from pathlib import Path

import pytest

from edugrid.cloud.surge.size_change import size_change
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.intent.load import load_intent
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.registers import SurgeWindow
from edugrid.intent.tree import City
from edugrid.region import open_region
from edugrid.rollout.plan_file import CloudStep

INSTANCE, PORT = "openstack:compute/instance:Instance", "openstack:networking/port:Port"
GROUP, VOLUME = "openstack:networking/secGroup:SecGroup", "openstack:blockstorage/volume:Volume"
ROOT = Path(__file__).parents[3] / "inventories"
BEFORE, IN, AFTER = (datetime(2027, 6, day, 12, tzinfo=SHANGHAI) for day in (24, 25, 28))


def window(first: int, last: int, count: int) -> SurgeWindow:
    values = {"id": f"SW-{first}", "application": "roster", "count": count, "reason": "报名", "approver": "王主任"}
    return SurgeWindow.model_validate(values | {"starts": f"2027-06-{first}T00:00", "ends": f"2027-06-{last}T00:00"})


@pytest.fixture
def city() -> City:
    found = load_intent(ROOT, "henan/zhengzhou").cities[0]
    return found.model_copy(update={"registers": found.registers.model_copy(update={"surges": (window(25, 27, 3),)})})


@pytest.fixture
def gov() -> TenancySpec:
    return next(spec for spec in open_region(ROOT, "henan/zhengzhou").design.tenancies if spec.label == "gov")


def step(op: str, kind: str, name: str, *changes: str) -> CloudStep:
    return CloudStep(op=op, type=kind, name=f"gov-edu-zhengzhou-{name}", urn="", changes=changes)


@pytest.mark.parametrize("name", ["roster-2", "roster-3", "roster-3-data"])
def test_servers_come_while_the_window_is_open_and_go_when_it_is_over(city: City, gov: TenancySpec, name: str) -> None:
    for kind in (INSTANCE, PORT, VOLUME):
        found = {
            (op, at): size_change(step(op, kind, name), city, gov, at)
            for op in ("create", "delete")
            for at in (BEFORE, IN, AFTER)
        }
        explained = {key for key, value in found.items() if value == "roster"}
        assert explained == {("create", IN), ("delete", AFTER)}


@pytest.mark.parametrize(
    ("op", "kind", "name"),
    [
        ("delete", INSTANCE, "roster-1"),  # the base count stays, whatever the window says
        ("create", INSTANCE, "roster-4"),  # above the window
        ("replace", INSTANCE, "roster-2"),
        ("create", INSTANCE, "identity-2"),  # no window
        ("delete", GROUP, "roster"),
        ("create", "openstack:networking/secGroupRule:SecGroupRule", "roster-ingress-IPv4-tcp-22-10.0.0.0/8"),
        ("delete", "openstack:identity/project:Project", ""),
    ],
)
def test_nothing_else_is_explained(city: City, gov: TenancySpec, op: str, kind: str, name: str) -> None:
    assert [size_change(step(op, kind, name), city, gov, at) for at in (BEFORE, IN, AFTER)] == [None, None, None]


def test_of_a_server_that_stays_only_the_flavor_may_change(city: City, gov: TenancySpec) -> None:
    assert size_change(step("update", INSTANCE, "roster-1", "flavorName: a -> b"), city, gov, IN) == "roster"
    assert size_change(step("update", INSTANCE, "roster-1", "flavorName: a -> b"), city, gov, BEFORE) is None
    both = step("update", INSTANCE, "roster-1", "flavorName: a -> b", "metadata: {} -> {}")
    assert size_change(both, city, gov, IN) is None
    assert size_change(step("update", GROUP, "roster", "description: a -> b"), city, gov, IN) is None
