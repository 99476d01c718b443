from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from edugrid.allocate.allocate import allocate
from edugrid.allocate.write import write_ledger
from edugrid.cloud.checked_region import checked_region
from edugrid.cloud.declare import declare
from edugrid.cloud.declared import Declared
from edugrid.cloud.errors import CloudInputError, PolicyError
from edugrid.cloud.policy import RESOURCE_RULES, check_region
from edugrid.cloud.rules.ipv6_everywhere import NETWORK, SUBNET, ipv6_everywhere
from edugrid.cloud.rules.management_ports import RESOURCE as RULE
from edugrid.cloud.rules.management_ports import management_ports
from edugrid.cloud.rules.mandatory_tags import RESOURCE as SERVER
from edugrid.cloud.rules.mandatory_tags import mandatory_tags
from edugrid.cloud.rules.names import names
from edugrid.cloud.rules.no_new_data_centre import no_new_data_centre
from edugrid.design.region import RegionDesign
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.intent.load import load_intent

INVENTORIES = Path(__file__).parents[3] / "inventories"
CITY = "henan/zhengzhou"


def rule(**given: Any) -> Declared:  # noqa: ANN401 - properties of any kind
    return Declared(RULE, "r", {"direction": "ingress", "ethertype": "IPv4", "protocol": "tcp", **given})


@pytest.mark.parametrize("port", [22, 23, 161, 3389])
@pytest.mark.parametrize(
    ("ethertype", "source"), [("IPv4", "0.0.0.0/0"), ("IPv6", "::/0"), ("IPv4", None), ("IPv6", "0::0/0")]
)
def test_open_management_port(port: int, ethertype: str, source: str | None) -> None:
    found = management_ports(
        rule(ethertype=ethertype, portRangeMin=float(port), portRangeMax=float(port), remoteIpPrefix=source)
    )
    assert [violation.rule for violation in found] == ["no-open-management-port"]


def test_management_port_inside_a_range_and_in_every_port() -> None:
    within = rule(portRangeMin=20, portRangeMax=30, remoteIpPrefix="0.0.0.0/0")
    assert "SSH (22), Telnet (23)" in management_ports(within)[0].message.en
    everything = Declared(RULE, "r", {"direction": "ingress", "ethertype": "IPv6"})
    assert "RDP (3389)" in management_ports(everything)[0].message.zh


@pytest.mark.parametrize(
    "given",
    [
        {"portRangeMin": 22, "portRangeMax": 22, "remoteIpPrefix": "172.20.0.0/22"},
        {"portRangeMin": 443, "portRangeMax": 443, "remoteIpPrefix": "0.0.0.0/0"},
        {"portRangeMin": 22, "portRangeMax": 22, "remoteGroupId": "g"},
        {"direction": "egress"},
        {"protocol": "icmp", "remoteIpPrefix": "0.0.0.0/0"},
    ],
)
def test_allowed_rules(given: dict[str, Any]) -> None:
    assert management_ports(rule(**given)) == []


def test_network_without_ipv6() -> None:
    resources = [
        Declared(NETWORK, "a", {"name": "edu-a"}),
        Declared(NETWORK, "b", {"name": "edu-b"}),
        Declared(NETWORK, "out", {"external": True}),
        Declared(SUBNET, "a4", {"ipVersion": 4}, "a"),
        Declared(SUBNET, "b4", {"ipVersion": 4}, "b"),
        Declared(SUBNET, "b6", {"ipVersion": 6.0}, "b"),
    ]
    assert [(violation.rule, violation.where) for violation in ipv6_everywhere(resources)] == [
        ("ipv6-on-every-network", "a")
    ]


def test_server_without_tags() -> None:
    found = mandatory_tags(Declared(SERVER, "s", {"metadata": {"owner": "a", "data_class": ""}}))
    assert found[0].message.en == "metadata without data_class, protection_level"
    assert mandatory_tags(Declared(SERVER, "s", {})) != []


@pytest.mark.parametrize("name", ["Edu-Zz", "zz-apps", "edu-", "edu--a", "edu-郑州", "edu-" + "a" * 60, ""])
def test_names_off_the_scheme(name: str) -> None:
    assert [violation.rule for violation in names(Declared(NETWORK, "n", {"name": name}))] == ["names"]


def test_the_design_keeps_every_policy(spec: TenancySpec) -> None:
    resources = declare(spec)
    assert [
        violation for check in RESOURCE_RULES.values() for resource in resources for violation in check(resource)
    ] == []
    assert ipv6_everywhere(resources) == []


def test_an_open_whitelist_is_found_in_the_design(spec: TenancySpec) -> None:
    group = spec.security_groups[0]
    everywhere = group.rules[0].model_copy(update={"port_min": 22, "port_max": 22, "source": "0.0.0.0/0"})
    design = RegionDesign(
        region=CITY,
        devices=(),
        tenancies=(spec.model_copy(update={"security_groups": (group.model_copy(update={"rules": (everywhere,)}),)}),),
    )
    found = check_region(load_intent(INVENTORIES, CITY), design).refused
    found = tuple(violation for violation in found if violation.rule == "no-open-management-port")
    assert [(violation.rule, violation.where) for violation in found] == [
        ("no-open-management-port", "gov-edu-zhengzhou-roster-ingress-IPv4-tcp-22-0.0.0.0/0 WL-1")
    ]
    assert "GB/T 22239-2019" in found[0].show("zh")


def test_a_new_data_centre_below_the_city() -> None:
    intent = load_intent(INVENTORIES, CITY)
    assert no_new_data_centre(intent) == []
    city = intent.cities[0]
    county = next(county for county in city.counties if county.file.data_centres)
    site = county.file.data_centres[0].model_copy(update={"state": "new"})
    file = county.file.model_copy(update={"data_centres": (site,)})
    counties = tuple(c.model_copy(update={"file": file}) if c.path == county.path else c for c in city.counties)
    changed = intent.model_copy(update={"cities": (city.model_copy(update={"counties": counties}),)})
    found = no_new_data_centre(changed)
    assert [violation.where for violation in found] == [f"{county.path}/{site.name}"]
    assert "2022 key points, item 2" in found[0].source.en
    assert "教科技函〔2022〕152号" in found[0].source.zh


def test_a_region_that_breaks_a_policy_is_not_opened(tmp_path: Path) -> None:
    root = copytree(INVENTORIES, tmp_path / "inventories")
    register = root / CITY / "registers/whitelist.csv"
    line = "WL-9999,identity,tcp,3389,,0.0.0.0/0,某科,某主任,远程桌面,2027-12-31\n"
    register.write_text(register.read_text(encoding="utf-8") + line, encoding="utf-8")
    write_ledger(root, allocate(load_intent(root, CITY)))
    with pytest.raises(PolicyError) as caught:
        checked_region(root, CITY)
    assert caught.value.exit_code == 2
    for text in ("no-open-management-port", "GB/T 22239-2019", "WL-9999", "RDP (3389)"):
        assert text in caught.value.show("en")


def test_a_county_has_no_cloud() -> None:
    with pytest.raises(CloudInputError, match="has no share of any cloud"):
        checked_region(INVENTORIES, f"{CITY}/zhongmu")
