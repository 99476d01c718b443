"""Settling what an interrupted engine left, without a cloud: the state, and the judgement of each kind."""

import time
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest

from edugrid.cloud.engine_log import FailedCreate
from edugrid.cloud.errors import CloudError
from edugrid.cloud.ordered_state import ordered_state
from edugrid.cloud.pending import settle
from edugrid.cloud.pending_kinds import PENDING_KINDS, REPEATABLE
from edugrid.cloud.unfinished import settle_unfinished
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.resources import resource
from edugrid.text import Text

TENANCY = "urn:pulumi:zhengzhou::edugrid::edugrid:cloud:Tenancy$"
NETWORK = "openstack:networking/network:Network"
LONG_AGO = {"time": "2026-01-01T00:00:00.123456789Z"}


class KeptState:
    """The two calls that settling needs; the state is a file, here a dictionary."""

    def __init__(self, operations: list[dict[str, Any]], resources: list[dict[str, Any]] | None = None) -> None:
        self.body = {
            "version": 3,
            "deployment": {
                "manifest": LONG_AGO,
                "resources": resources or [],
                "pending_operations": operations,
            },
        }
        self.written: dict[str, Any] | None = None
        self.notes: list[dict[str, Any]] = []

    def read(self) -> dict[str, Any]:
        return deepcopy(self.body)

    def write(self, body: dict[str, Any]) -> None:
        self.written = body["deployment"]

    def unfinished(self) -> list[dict[str, Any]]:
        return self.notes

    def remember(self, resources: list[dict[str, Any]]) -> None:
        self.notes = resources


def resource_of(kind: str, name: str, /, **inputs: Any) -> dict[str, Any]:  # noqa: ANN401 - inputs of any kind
    return {"urn": f"{TENANCY}{kind}::gov-{name}", "type": kind, "inputs": inputs, "custom": True}


def creating(kind: str, name: str, /, **inputs: Any) -> dict[str, Any]:  # noqa: ANN401 - the same
    return {"type": "creating", "resource": resource_of(kind, name, **inputs)}


def there(*identities: str) -> Callable[..., list[tuple[str, Callable[[], None]]]]:
    def find(_spec: TenancySpec, _kind: str, _inputs: Mapping[str, Any]) -> list[tuple[str, Callable[[], None]]]:
        return [(identity, lambda: None) for identity in identities]

    return find


def test_first_boot_data_is_noted_as_the_provider_does_and_a_secret_is_left_to_the_program(
    spec: TenancySpec,
) -> None:
    wrapped = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "[secret]"}
    state = KeptState(
        [creating("openstack:compute/instance:Instance", "edu-video", name="video", userData="abc", adminPass=wrapped)]
    )
    settle(state, (spec,), there("id-1"))
    assert state.written is not None
    (made,) = state.written["resources"]
    assert made["inputs"] == {"name": "video", "userData": "abc"}
    # FIPS 180-4, the example of one block
    assert made["outputs"]["userData"] == "a9993e364706816aba3e25717850c26c9cd0d89d"


def test_nothing_pending_writes_nothing(spec: TenancySpec) -> None:
    state = KeptState([])
    assert settle(state, (spec,), there()) == 0
    assert state.written is None


def test_what_was_made_is_taken_into_the_state(spec: TenancySpec) -> None:
    pending = creating(NETWORK, "edu-zhengzhou-apps", name="edu-zhengzhou-apps", key="[secret]")
    quota = creating("openstack:networking/quotaV2:QuotaV2", "edu-zhengzhou-network")
    state = KeptState([pending, pending, quota, {"type": "deleting", "resource": {"urn": "u"}}])
    assert settle(state, (spec,), there("net")) == 4
    assert state.written is not None
    assert state.written["pending_operations"] == []
    (made,) = state.written["resources"]
    assert (made["id"], made["inputs"]) == ("net", {"name": "edu-zhengzhou-apps"})
    assert made["outputs"] == {"id": "net", "name": "edu-zhengzhou-apps"}


def test_what_was_not_made_and_what_the_state_has_is_forgotten(spec: TenancySpec) -> None:
    state = KeptState([creating(NETWORK, "edu-zhengzhou-lab", name="edu-zhengzhou-lab")], [{"urn": "u:x", "id": "net"}])
    for find in (there(), there("net")):
        settle(state, (spec,), find)
        assert state.written is not None
        assert [item["id"] for item in state.written["resources"]] == ["net"]


def test_a_provider_that_outlives_its_engine_is_given_time(spec: TenancySpec) -> None:
    state = KeptState([creating(NETWORK, "edu-zhengzhou-apps", name="edu-zhengzhou-apps")])
    state.body["deployment"]["manifest"] = {"time": datetime.now(tz=UTC).isoformat()}  # type: ignore[index] # a dictionary in a dictionary
    asked: list[float] = []

    def late(*_: object) -> list[tuple[str, Callable[[], None]]]:
        asked.append(time.monotonic())
        return [("net", lambda: None)] if len(asked) > 1 else []

    settle(state, (spec,), late)
    assert state.written is not None
    assert [item["id"] for item in state.written["resources"]] == ["net"]


def test_a_secret_that_nobody_got_is_made_again(spec: TenancySpec) -> None:
    kind = "openstack:identity/applicationCredential:ApplicationCredential"
    state = KeptState([creating(kind, "edu-zhengzhou-app", name="edu-zhengzhou-app")])
    deleted: list[str] = []
    settle(state, (spec,), lambda *_: [("cred", lambda: deleted.append("cred"))] if not deleted else [])
    assert deleted == ["cred"]
    assert state.written is not None
    assert state.written["resources"] == []


def test_two_that_fit_stop_the_run(spec: TenancySpec) -> None:
    state = KeptState([creating(NETWORK, "edu-zhengzhou-apps", name="edu-zhengzhou-apps")])
    with pytest.raises(CloudError, match="2 objects fit"):
        settle(state, (spec,), there("net", "net-2"))
    assert state.written is None


@pytest.mark.parametrize(("kind", "name"), [("openstack:x/y:Y", "edu-zhengzhou-y"), (NETWORK, "somebody-elses")])
def test_something_unknown_stops_the_run(spec: TenancySpec, kind: str, name: str) -> None:
    operation = creating(kind, name, name=name)
    operation["resource"]["urn"] = operation["resource"]["urn"].replace("::gov-somebody", "::somebody")
    with pytest.raises(CloudError, match="interrupted operation"):
        settle(KeptState([operation]), (spec,), there())


def test_a_replacement_whose_old_half_is_still_there(spec: TenancySpec) -> None:
    operation = creating(NETWORK, "edu-zhengzhou-apps", name="edu-zhengzhou-apps")
    urn = operation["resource"]["urn"]
    subnet = {"urn": "u:subnet", "id": "sub", "dependencies": [urn]}
    state = KeptState([operation], [{"urn": urn, "id": "old"}, subnet])
    settle(state, (spec,), there("new"))
    assert state.written is not None
    assert [(item["id"], item.get("delete", False)) for item in state.written["resources"]] == [
        ("new", False),
        ("old", True),
        ("sub", False),
    ]


def test_a_replacement_whose_old_half_is_gone(spec: TenancySpec) -> None:
    operation = creating(NETWORK, "edu-zhengzhou-apps", name="edu-zhengzhou-apps")
    old = {"urn": operation["resource"]["urn"], "id": "old", "pendingReplacement": True}
    state = KeptState([operation], [old])
    settle(state, (spec,), there("new"))
    assert state.written is not None
    assert [(item["id"], "pendingReplacement" in item) for item in state.written["resources"]] == [("new", False)]


def test_a_state_that_another_run_wrote_meanwhile_is_not_written_over(spec: TenancySpec) -> None:
    state = KeptState([creating(NETWORK, "edu-zhengzhou-apps", name="edu-zhengzhou-apps")])

    def find(*_: object) -> list[tuple[str, Callable[[], None]]]:
        state.body["deployment"]["manifest"] = {"time": "2026-01-02T00:00:00Z"}  # type: ignore[index] # the same
        return [("net", lambda: None)]

    with pytest.raises(CloudError, match="another run meanwhile"):
        settle(state, (spec,), find)
    assert state.written is None


def test_the_order_that_the_engine_wants() -> None:
    child = {"urn": "c", "parent": "p", "provider": "v::id-1", "dependencies": ["d"]}
    going = {"urn": "d", "delete": True, "propertyDependencies": {"x": ["late"]}}
    found = ordered_state([child, going, {"urn": "p"}, {"urn": "d"}, {"urn": "v"}, {"urn": "late"}])
    assert [(item["urn"], item.get("delete", False)) for item in found] == [
        ("p", False),
        ("v", False),
        ("d", False),
        ("c", False),
        ("late", False),
        ("d", True),
    ]


SAID = [
    ("Error creating x: Post http://c: EOF", True),
    ("Error creating x: unexpected EOF", True),
    ("Error creating x: Internal Server Error", True),
    ("Error creating x: Too many requests have been sent in a given amount of time.", True),
    ("Error waiting for x to become available: Request forbidden: [GET http://c/x]", True),
    ("Error creating x: Request forbidden: [POST http://c/x], error message: quota", False),
    ("Error creating x: Bad request with: [POST http://c/x], error message: host bits", False),
    (
        "Error creating x: Expected HTTP response code [201] when accessing [POST http://c/x], but got 409 instead",
        False,
    ),
    ("Error creating x: Expected HTTP response code [201] when accessing [POST http://c/x], but got 503 instead", True),
    ("Error creating x: Authentication failed", False),
]


def down(*_: object) -> list[tuple[str, Callable[[], None]]]:
    raise CloudError(Text("the cloud cannot be reached", ""), Text("", ""))


@pytest.mark.parametrize(("text", "doubtful"), SAID)
def test_only_a_create_that_was_not_clearly_refused_is_looked_for(
    text: str,
    doubtful: bool,  # noqa: FBT001 - a parameter of the test
    spec: TenancySpec,
) -> None:
    state = KeptState([])
    item = resource_of(NETWORK, "edu-zhengzhou-apps", name="edu-zhengzhou-apps")
    assert settle_unfinished(state, [FailedCreate(item, text, None)], (spec,), down) == 0
    assert state.notes == ([item] if doubtful else [])
    assert state.written is None
    # the next run settles it
    assert settle(state, (spec,), there("net")) == int(doubtful)
    made: list[dict[str, Any]] = state.written["resources"] if state.written else []
    assert [one["id"] for one in made] == ["net"] * doubtful
    assert state.notes == []


def test_where_the_cloud_answers_it_is_settled_at_once(spec: TenancySpec) -> None:
    state = KeptState([])
    item = resource_of(NETWORK, "edu-zhengzhou-apps", name="edu-zhengzhou-apps")
    assert settle_unfinished(state, [FailedCreate(item, "EOF", None)], (spec,), there("net")) == 1
    assert state.written is not None
    assert [made["id"] for made in state.written["resources"]] == ["net"]
    assert state.notes == []


def test_what_the_engine_noted_with_its_id_is_not_looked_for(spec: TenancySpec) -> None:
    item = resource_of(NETWORK, "edu-zhengzhou-apps")
    text = "Error waiting for x"
    for resources, old, expected in (
        ([{"urn": item["urn"], "id": "net"}], None, 0),
        ([{"urn": item["urn"], "id": "old"}], "old", 1),
        ([{"urn": item["urn"], "id": "new"}, {"urn": item["urn"], "id": "old", "delete": True}], "old", 0),
        ([{"urn": item["urn"], "id": "old", "pendingReplacement": True}], None, 1),
    ):
        state = KeptState([], resources)
        assert settle_unfinished(state, [FailedCreate(item, text, old)], (spec,), there()) == expected


# Objects are openstacksdk's own classes: what the table reads of them must be what they have.
FOUND: list[tuple[str, str, dict[str, Any], dict[str, Any], dict[str, Any], str]] = [
    ("networking/network:Network", "network.v2.network:Network", {"name": "n"}, {"name": "n"}, {"name": "m"}, "ID"),
    (
        "networking/subnet:Subnet",
        "network.v2.subnet:Subnet",
        {"name": "n", "networkId": "a"},
        {"name": "n", "network_id": "a"},
        {"name": "n", "network_id": "b"},
        "ID",
    ),
    (
        "networking/secGroupRule:SecGroupRule",
        "network.v2.security_group_rule:SecurityGroupRule",
        {"direction": "ingress", "ethertype": "IPv4", "protocol": "tcp", "portRangeMin": 443.0, "portRangeMax": 443.0},
        {
            "direction": "ingress",
            "ethertype": "IPv4",
            "protocol": "tcp",
            "port_range_min": 443,
            "port_range_max": 443,
            "remote_ip_prefix": "0.0.0.0/0",
        },
        {"direction": "ingress", "ethertype": "IPv4", "protocol": "tcp", "port_range_min": 80, "port_range_max": 80},
        "ID",
    ),
    (
        "networking/routerInterface:RouterInterface",
        "network.v2.port:Port",
        {"routerId": "r", "subnetId": "s"},
        {"fixed_ips": [{"subnet_id": "s", "ip_address": "10.0.0.1"}]},
        {"fixed_ips": [{"subnet_id": "t", "ip_address": "10.0.1.1"}]},
        "ID",
    ),
    (
        "networking/floatingIp:FloatingIp",
        "network.v2.floating_ip:FloatingIP",
        {"pool": "ext-net", "description": "video"},
        {"description": "video"},
        {"description": "video", "port_id": "p"},
        "ID",
    ),
    (
        "networking/addressScope:AddressScope",
        "network.v2.address_scope:AddressScope",
        {"name": "n", "ipVersion": 6.0},
        {"name": "n", "ip_version": 6},
        {"name": "n", "ip_version": 4},
        "ID",
    ),
    (
        "networking/qosBandwidthLimitRule:QosBandwidthLimitRule",
        "network.v2.qos_bandwidth_limit_rule:QoSBandwidthLimitRule",
        {"qosPolicyId": "q", "maxKbps": 3000.0, "direction": "egress"},
        {"max_kbps": 3000, "direction": "egress"},
        {"max_kbps": 3000, "direction": "ingress"},
        "q/ID",
    ),
    (
        "networking/rbacPolicyV2:RbacPolicyV2",
        "network.v2.rbac_policy:RBACPolicy",
        {"objectId": "o", "action": "access_as_shared", "targetTenant": "t"},
        {"object_id": "o", "action": "access_as_shared", "target_tenant": "t"},
        {"object_id": "o", "action": "access_as_shared", "target_tenant": "u"},
        "ID",
    ),
    ("compute/instance:Instance", "compute.v2.server:Server", {"name": "n"}, {"name": "n"}, {"name": "m"}, "ID"),
    ("compute/keypair:Keypair", "compute.v2.keypair:Keypair", {"name": "n"}, {"name": "n"}, {"name": "m"}, "n"),
    (
        "compute/volumeAttach:VolumeAttach",
        "compute.v2.volume_attachment:VolumeAttachment",
        {"instanceId": "i", "volumeId": "v"},
        {"volumeId": "v"},
        {"volumeId": "w"},
        "i/v",
    ),
    (
        "compute/interfaceAttach:InterfaceAttach",
        "compute.v2.server_interface:ServerInterface",
        {"instanceId": "i", "portId": "p"},
        {"port_id": "p"},
        {"port_id": "q", "net_id": "n"},
        "i/p",
    ),
    ("blockstorage/volume:Volume", "block_storage.v3.volume:Volume", {"name": "n"}, {"name": "n"}, {"name": "m"}, "ID"),
    (
        "loadbalancer/listener:Listener",
        "load_balancer.v2.listener:Listener",
        {"name": "n", "loadbalancerId": "l"},
        {"name": "n", "loadbalancers": [{"id": "l"}]},
        {"name": "n", "loadbalancers": [{"id": "k"}]},
        "ID",
    ),
    (
        "loadbalancer/pool:Pool",
        "load_balancer.v2.pool:Pool",
        {"name": "n", "listenerId": "l"},
        {"name": "n", "listeners": [{"id": "l"}]},
        {"name": "n", "listeners": [{"id": "k"}]},
        "ID",
    ),
    (
        "loadbalancer/member:Member",
        "load_balancer.v2.member:Member",
        {"poolId": "p", "address": "10.0.0.9", "protocolPort": 443.0},
        {"address": "10.0.0.9", "protocol_port": 443},
        {"address": "10.0.0.9", "protocol_port": 80},
        "ID",
    ),
    (
        "loadbalancer/monitor:Monitor",
        "load_balancer.v2.health_monitor:HealthMonitor",
        {"poolId": "p"},
        {"pools": [{"id": "p"}]},
        {"pools": [{"id": "q"}]},
        "ID",
    ),
    (
        "dns/recordSet:RecordSet",
        "dns.v2.recordset:Recordset",
        {"zoneId": "z", "name": "a.", "type": "A"},
        {"name": "a.", "type": "A"},
        {"name": "a.", "type": "AAAA"},
        "z/ID",
    ),
    ("vpnaas/service:Service", "network.v2.vpn_service:VpnService", {"name": "n"}, {"name": "n"}, {"name": "m"}, "ID"),
]


@pytest.mark.parametrize(("kind", "sdk", "inputs", "same", "other", "identity"), FOUND, ids=[item[0] for item in FOUND])
def test_each_kind_is_recognised(
    kind: str, sdk: str, inputs: dict[str, Any], same: dict[str, Any], other: dict[str, Any], identity: str
) -> None:
    how = PENDING_KINDS[f"openstack:{kind}"]
    module, _, name = sdk.partition(":")
    make = getattr(import_module(f"openstack.{module}"), name)
    assert how.same(inputs, make(id="ID", **same))
    assert not how.same(inputs, make(id="ID", **other))
    assert how.identity(inputs, make(id="ID", **same)) == identity


def test_a_route_is_known_by_its_content() -> None:
    how = PENDING_KINDS["openstack:networking/routerRoute:RouterRoute"]
    inputs = {"routerId": "r", "destinationCidr": "10.9.0.0/16", "nextHop": "10.0.0.9"}
    assert how.same(inputs, {"destination": "10.9.0.0/16", "nexthop": "10.0.0.9"})
    assert not how.same(inputs, {"destination": "10.9.0.0/16", "nexthop": "10.0.0.8"})
    assert how.identity(inputs, {}) == "r-route-10.9.0.0/16-10.0.0.9"


def test_every_token_of_the_table_is_one_of_the_provider() -> None:
    tokens = (resource("toolchain") / "provider/mapping/tokens.json").read_text(encoding="utf-8")
    assert [kind for kind in {*PENDING_KINDS, *REPEATABLE} if f'"{kind}"' not in tokens] == [
        "pulumi:providers:openstack"
    ]
