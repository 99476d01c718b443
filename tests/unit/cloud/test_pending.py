from typing import Any

import pytest

from edugrid.cloud import pending
from edugrid.cloud.errors import CloudError
from edugrid.cloud.live_object import LiveObject
from edugrid.design.tenancy_spec import TenancySpec

TENANCY = "urn:pulumi:zhengzhou::edugrid::edugrid:cloud:Tenancy$"


class FakeDeployment:
    def __init__(self, operations: list[dict[str, Any]], resources: list[dict[str, Any]]) -> None:
        self.deployment = {"resources": resources, "pending_operations": operations}


class FakeStack:
    """The two calls of the Automation API that settling needs."""

    def __init__(self, operations: list[dict[str, Any]], *known: str) -> None:
        self.state = FakeDeployment(operations, [{"urn": f"urn:{identity}", "id": identity} for identity in known])
        self.imported: dict[str, Any] | None = None

    def export_stack(self) -> FakeDeployment:
        return self.state

    def import_stack(self, state: FakeDeployment) -> None:
        self.imported = state.deployment


def creating(kind: str, name: str, /, **inputs: Any) -> dict[str, Any]:  # noqa: ANN401 - inputs of any kind
    resource = {"urn": f"{TENANCY}{kind}::gov-{name}", "type": kind, "inputs": inputs, "custom": True}
    return {"type": "creating", "resource": resource}


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch, there: list[LiveObject]) -> list[LiveObject]:
    monkeypatch.setattr(pending, "_there", lambda _spec: ("the-project", tuple(there)))
    monkeypatch.setattr(pending, "SETTLE_SECONDS", 0.0)
    return there


def settled(stack: FakeStack, spec: TenancySpec) -> dict[str, str]:
    pending.settle(stack, (spec,))  # type: ignore[arg-type] # a stand-in with the two calls
    assert stack.imported is not None
    assert stack.imported["pending_operations"] == []
    return {item["urn"].split("::")[-1]: item["id"] for item in stack.imported["resources"] if "::" in item["urn"]}


@pytest.mark.usefixtures("found")
def test_nothing_pending_writes_nothing(spec: TenancySpec) -> None:
    stack = FakeStack([])
    assert pending.settle(stack, (spec,)) == 0  # type: ignore[arg-type] # the same
    assert stack.imported is None


@pytest.mark.usefixtures("found")
def test_what_was_made_is_taken_into_the_state(spec: TenancySpec) -> None:
    rule = {
        "direction": "ingress",
        "ethertype": "IPv4",
        "protocol": "tcp",
        "portRangeMin": 443.0,
        "portRangeMax": 443.0,
    }
    operations = [
        creating("openstack:identity/project:Project", "edu-zhengzhou", name="edu-zhengzhou"),
        creating("openstack:networking/network:Network", "edu-zhengzhou-apps", name="edu-zhengzhou-apps"),
        creating(
            "openstack:networking/secGroupRule:SecGroupRule",
            "edu-zhengzhou-roster-443",
            securityGroupId="sg",
            remoteIpPrefix="10.0.0.0/8",
            **rule,
        ),
        creating(
            "openstack:networking/routerInterface:RouterInterface",
            "edu-zhengzhou-edge-v6",
            routerId="router",
            subnetId="sub6",
        ),
        creating("openstack:networking/port:Port", "edu-zhengzhou-roster-1", name="edu-zhengzhou-roster-1"),
        creating("openstack:compute/instance:Instance", "edu-zhengzhou-roster-1", name="edu-zhengzhou-roster-1"),
        creating("openstack:networking/quotaV2:QuotaV2", "edu-zhengzhou-network"),
    ]
    stack = FakeStack(operations)
    names = settled(stack, spec)
    assert stack.imported is not None
    assert [item["id"] for item in stack.imported["resources"]] == [
        "the-project",
        "net",
        "rule2",
        "if6",
        "vmport",
        "vm",
    ]
    assert names["gov-edu-zhengzhou-edge-v6"] == "if6"


@pytest.mark.usefixtures("found")
def test_what_was_not_made_and_what_the_state_has_is_forgotten(spec: TenancySpec) -> None:
    absent = creating("openstack:networking/network:Network", "edu-zhengzhou-lab", name="edu-zhengzhou-lab")
    known = creating("openstack:networking/network:Network", "edu-zhengzhou-apps", name="edu-zhengzhou-apps")
    assert settled(FakeStack([absent, known], "net"), spec) == {}


def test_two_that_fit_stop_the_run(spec: TenancySpec, found: list[LiveObject]) -> None:
    found.append(LiveObject(kind="network", id="net-2", name="edu-zhengzhou-apps"))
    stack = FakeStack(
        [creating("openstack:networking/network:Network", "edu-zhengzhou-apps", name="edu-zhengzhou-apps")]
    )
    with pytest.raises(CloudError, match="2 objects fit"):
        pending.settle(stack, (spec,))  # type: ignore[arg-type] # the same
    assert stack.imported is None


@pytest.mark.usefixtures("found")
def test_something_unknown_stops_the_run(spec: TenancySpec) -> None:
    stack = FakeStack([creating("openstack:dns/zone:Zone", "edu-zhengzhou-zone", name="z")])
    with pytest.raises(CloudError, match="interrupted operation"):
        pending.settle(stack, (spec,))  # type: ignore[arg-type] # the same


@pytest.mark.usefixtures("found")
def test_half_a_replacement_stops_the_run(spec: TenancySpec) -> None:
    operation = creating("openstack:networking/network:Network", "edu-zhengzhou-apps", name="edu-zhengzhou-apps")
    stack = FakeStack([operation])
    stack.state.deployment["resources"] = [{"urn": operation["resource"]["urn"], "id": "old"}]
    with pytest.raises(CloudError, match="interrupted operation"):
        pending.settle(stack, (spec,))  # type: ignore[arg-type] # the same
    assert stack.imported is None
