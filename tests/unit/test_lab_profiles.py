"""The rules of the simulated profiles, without a lab behind them."""

from typing import Any

import pytest

from edugrid.lab.openstack.profiles.call import Call, RefusedError
from edugrid.lab.openstack.profiles.limited_rules import answer_limited, check_limited
from edugrid.lab.openstack.profiles.tenant_rules import check_tenant


def call(method: str, service: str, path: str, body: Any = None, **query: list[str]) -> Call:  # noqa: ANN401 - JSON
    return Call(method, service, path, query, body)


@pytest.mark.parametrize(
    "refused",
    [
        call("GET", "identity", "/v3/projects"),
        call("POST", "identity", "/v3/projects", {"project": {}}),
        call("PUT", "identity", "/v3/projects/p/users/u/roles/r"),
        call("PUT", "network", "/v2.0/quotas/p", {"quota": {}}),
        call("POST", "network", "/v2.0/rbac-policies", {}),
        call("POST", "network", "/v2.0/networks", {"network": {"provider:network_type": "vlan"}}),
        call("POST", "network", "/v2.0/networks", {"network": {"segments": []}}),
        call("PUT", "network", "/v2.0/networks/n", {"network": {"shared": True}}),
        call("POST", "compute", "/v2.1/flavors", {}),
        call("PUT", "compute", "/v2.1/os-quota-sets/p", {}),
        call("GET", "compute", "/v2.1/servers/detail", all_tenants=["1"]),
        call("POST", "block-storage", "/v3/types", {}),
    ],
    ids=lambda item: f"{item.method} {item.path}",
)
def test_a_tenant_may_not(refused: Call) -> None:
    with pytest.raises(RefusedError) as caught:
        check_tenant(refused)
    assert caught.value.status == 403


@pytest.mark.parametrize(
    "allowed",
    [
        call("POST", "identity", "/v3/auth/tokens", {}),
        call("GET", "identity", "/v3"),
        call("POST", "identity", "/v3/users/u/application_credentials", {}),
        call("GET", "network", "/v2.0/quotas/p"),
        call("POST", "network", "/v2.0/networks", {"network": {"name": "x", "shared": False}}),
        call("GET", "compute", "/v2.1/flavors/detail"),
    ],
    ids=lambda item: f"{item.method} {item.path}",
)
def test_a_tenant_may(allowed: Call) -> None:
    check_tenant(allowed)


V4 = {"id": "s4", "ip_version": 4, "cidr": "10.0.0.0/24", "gateway_ip": "10.0.0.1"}


def limited(made: Call, subnets: tuple[dict[str, Any], ...] = (), routers: tuple[str, ...] = ()) -> Call:
    def ask(path: str) -> Any:  # noqa: ANN401 - JSON
        if path == "routers":
            return {"routers": list(routers)}
        return {"subnet": V4} if path.startswith("subnets/") else {"subnets": list(subnets)}

    check_limited(made, ask, lambda: "2001:db8:c100::/64")
    return made


def subnet(**values: Any) -> Call:  # noqa: ANN401 - JSON
    return call("POST", "network", "/v2.0/subnets", {"subnet": {"network_id": "n", **values}})


@pytest.mark.parametrize(
    ("made", "there", "status"),
    [
        (subnet(ip_version=4, cidr="100.64.0.0/24"), (), 400),
        (subnet(ip_version=4, cidr="10.0.0.0/29"), (), 400),
        (subnet(ip_version=4, cidr="10.0.1.0/24", enable_dhcp=False), (), 400),
        (subnet(ip_version=4, cidr="10.0.1.0/24"), (V4,), 409),
        (subnet(ip_version=4, subnetpool_id="p"), (), 400),
        (subnet(ip_version=6), (), 409),
        (subnet(ip_version=6, cidr="2001:db8::/64"), (V4,), 400),
        (subnet(ip_version=6, ipv6_address_mode="slaac"), (V4,), 400),
        (call("PUT", "network", "/v2.0/subnets/s4", {"subnet": {"gateway_ip": "10.0.0.9"}}), (), 400),
        (call("GET", "network", "/v2.0/subnetpools"), (), 404),
        (call("GET", "identity", "/v3/users/u/application_credentials"), (), 404),
        (call("GET", "load-balancer", "/v2/lbaas/loadbalancers"), (), 404),
    ],
)
def test_the_limited_cloud_refuses(made: Call, there: tuple[dict[str, Any], ...], status: int) -> None:
    with pytest.raises(RefusedError) as caught:
        limited(made, there)
    assert caught.value.status == status
    if made.service == "network":
        assert set(caught.value.body("network")["NeutronError"]) == {"type", "message", "detail"}


def test_a_second_router_is_refused() -> None:
    limited(call("POST", "network", "/v2.0/routers", {"router": {}}))
    with pytest.raises(RefusedError):
        limited(call("POST", "network", "/v2.0/routers", {"router": {}}), routers=("r",))


def test_the_limited_cloud_assigns_ipv6_and_ignores_host_routes() -> None:
    v6 = limited(subnet(ip_version=6), (V4,))
    assert v6.body["subnet"]["cidr"] == "2001:db8:c100::/64"
    assert v6.body["subnet"]["ipv6_address_mode"] == "dhcpv6-stateful"
    v4 = limited(subnet(ip_version=4, cidr="10.0.1.0/24", host_routes=[{}], allocation_pools=[{}]))
    assert v4.changed == ["host_routes ignored", "allocation_pools ignored"]
    assert set(v4.body["subnet"]) == {"network_id", "ip_version", "cidr"}


def test_answers_look_like_that_cloud() -> None:
    body = {"subnets": [{**V4, "tags": ["a"], "allocation_pools": [{"start": "10.0.0.2", "end": "10.0.0.254"}]}]}
    answer_limited(call("GET", "network", "/v2.0/subnets"), body)
    assert body["subnets"][0]["tags"] == []
    assert body["subnets"][0]["allocation_pools"] == [{"start": "10.0.0.2", "end": "10.0.0.252"}]
