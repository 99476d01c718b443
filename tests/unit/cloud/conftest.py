"""Hand-made design and live objects for the cloud tests."""

from ipaddress import ip_address, ip_network

import pytest

from edugrid.cloud.canonical import rule_key
from edugrid.cloud.live_object import LiveObject
from edugrid.cloud.rule_set import rule_set
from edugrid.design.tenancy_spec import (
    ApplicationSpec,
    Quota,
    Rate,
    SecurityGroup,
    SecurityRule,
    TenancySpec,
    TenantNetwork,
)


@pytest.fixture
def spec() -> TenancySpec:
    return TenancySpec(
        region="henan/zhengzhou",
        cloud="gov",
        label="gov",
        kind="government",
        capabilities="native",
        project="edu-zhengzhou",
        description="郑州市 区域教育云",
        external_network="ext-net",
        router="edu-zhengzhou-edge",
        quota=Quota(
            cores=8,
            ram_mib=16384,
            instances=4,
            networks=2,
            routers=1,
            security_groups=5,
            volumes=4,
            volume_gib=100,
            floating_ips=2,
            load_balancers=1,
        ),
        rate=Rate(),
        networks=(
            TenantNetwork(
                name="edu-zhengzhou-apps",
                purpose="apps",
                vlan=100,
                vni=10000,
                physical_network="physnet1",
                ipv4=ip_network("10.0.0.0/24"),
                gateway4=ip_address("10.0.0.1"),
                ipv6=ip_network("3fff:410::/64"),
                gateway6=ip_address("3fff:410::1"),
                dns_servers=(ip_address("192.0.2.53"),),
                pool4=ip_network("10.0.0.0/24"),
                pool6=ip_network("3fff:410::/56"),
            ),
        ),
        routes=(),
        security_groups=(
            SecurityGroup(
                name="edu-zhengzhou-roster",
                description="whitelist of roster",
                rules=(
                    SecurityRule(
                        whitelist_id="WL-1",
                        ethertype="IPv4",
                        protocol="tcp",
                        port_min=443,
                        port_max=443,
                        source=ip_network("10.0.0.0/8"),
                    ),
                ),
            ),
        ),
        applications=(
            ApplicationSpec(
                name="roster",
                base="edu-zhengzhou-roster",
                role="serving",
                network="edu-zhengzhou-apps",
                count=1,
                data_class="minors",
                protection_level=2,
                volumes=(),
                load_balancer=None,
                address="internal",
                qos_kbps=None,
                dns_name=None,
                user_data=None,
                backup=None,
                log_days=None,
                flavor="edu.small",
                image="edu-linux-12",
                security_group="edu-zhengzhou-roster",
                tags=(("data_class", "minors"), ("owner", "郑州市教育局"), ("protection_level", "2")),
            ),
        ),
        nfv_edges=(),
        dns=None,
        vpns=(),
        credentials=(),
    )


@pytest.fixture
def there(spec: TenancySpec) -> list[LiveObject]:
    """What a project looks like right after `up`, as read from a real Neutron and Nova (ids shortened)."""
    found = [
        LiveObject(kind="network", id="net", name="edu-zhengzhou-apps"),
        LiveObject(kind="subnet", id="sub4", name="edu-zhengzhou-apps-v4", parent="net"),
        LiveObject(kind="subnet", id="sub6", name="edu-zhengzhou-apps-v6", parent="net"),
        LiveObject(kind="router", id="router", name="edu-zhengzhou-edge"),
        LiveObject(kind="port", id="if4", name="", parent="router", role="network:router_interface", subnets=("sub4",)),
        LiveObject(kind="port", id="if6", name="", parent="router", role="network:router_interface", subnets=("sub6",)),
        LiveObject(kind="port", id="dhcp", name="", parent="dhcp-host", role="network:dhcp", subnets=("sub4",)),
        LiveObject(kind="security_group", id="sg", name="edu-zhengzhou-roster"),
        LiveObject(kind="security_group", id="sg0", name="default"),
        LiveObject(kind="server", id="vm", name="edu-zhengzhou-roster-1"),
        LiveObject(kind="port", id="vmport", name="edu-zhengzhou-roster-1", parent="vm", role="compute:nova"),
    ]
    found += [
        LiveObject(kind="security_group_rule", id=f"rule{number}", name=text, parent="sg", key=key)
        for number, (key, text) in enumerate(rule_set(spec.security_groups[0]).items())
    ]
    for ethertype in ("IPv4", "IPv6"):
        out, into = ("egress", None), ("ingress", "sg0")
        found += [
            LiveObject(
                kind="security_group_rule",
                id=f"default-{direction}-{ethertype}",
                name="",
                parent="sg0",
                key=rule_key(direction, ethertype, None, (None, None), None, group),
            )
            for direction, group in (out, into)
        ]
    return found


@pytest.fixture
def managed(there: list[LiveObject]) -> set[str]:
    return {item.id for item in there if not item.id.startswith(("sg0", "default", "dhcp"))}
