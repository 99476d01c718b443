"""Capability profiles: what they say, what the design makes of it, and what an assigned prefix changes."""

from __future__ import annotations

from ipaddress import IPv6Network, ip_network
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from plain_city import plain_city

from edugrid.cloud.policy import check_region
from edugrid.design.assigned_sources import AssignedPrefix, real_sources
from edugrid.design.features import Features
from edugrid.design.features_of import features_of
from edugrid.intent.capability_profile import SUPPLIED, CapabilityProfile
from edugrid.intent.load_capabilities import load_capabilities
from edugrid.region import OpenRegion, open_region

if TYPE_CHECKING:
    from edugrid.intent.problems import Problem

ROOT = Path(__file__).parents[3] / "inventories"
CITY = "henan/zhengzhou"
ASSIGNED = "2001:db8:77::/64"
RULES = ("whitelist-only-ingress", "ipv6-on-every-network")


@pytest.fixture(scope="module")
def profiles() -> dict[str, CapabilityProfile]:
    problems: list[Problem] = []
    found = load_capabilities(ROOT / "henan", problems)
    assert problems == []
    return found


def test_the_four_profiles_come_with_it(profiles: dict[str, CapabilityProfile]) -> None:
    assert set(profiles) == SUPPLIED
    assert features_of(profiles["native"]) == Features()


def test_every_field_is_explained() -> None:
    assert [name for name, field in CapabilityProfile.model_fields.items() if not field.description] == []


def test_what_the_components_may_do(profiles: dict[str, CapabilityProfile]) -> None:
    tenant, limited, paper = (features_of(profiles[name]) for name in ("tenant", "limited", "paper"))
    assert (tenant.project, tenant.quota, tenant.admin, tenant.planned_v6) == (False, False, False, True)
    assert (limited.planned_v6, limited.v6_mode, limited.one_router) == (False, "dhcpv6-stateful", True)
    off = (limited.subnet_pools, limited.network_tags, limited.host_routes, limited.project)
    assert off == (False, False, False, False)
    assert (tenant.api, limited.api, paper.api) == (True, True, False)


def test_a_province_says_only_what_differs(tmp_path: Path) -> None:
    (tmp_path / "capabilities").mkdir()
    own = tmp_path / "capabilities/limited.yml"
    own.write_text("name: limited\nbased_on: limited\nqos: true\n", encoding="utf-8")
    problems: list[Problem] = []
    found = load_capabilities(tmp_path, problems)
    assert problems == []
    assert (found["limited"].qos, found["limited"].v6, found["tenant"].qos) == (True, "assigned", "unknown")


def opened(tmp_path: Path, ledger: str = "") -> OpenRegion:
    root = plain_city(copytree(ROOT, tmp_path / "inventories", dirs_exist_ok=True))
    city = root / CITY / "city.yml"
    text = city.read_text(encoding="utf-8")
    city.write_text(
        text.replace("    profile: telecom\n", "    profile: telecom\n    capabilities: limited\n"), encoding="utf-8"
    )
    if ledger:
        with (root / CITY / "ledger.yml").open("a", encoding="utf-8") as file:
            file.write(ledger)
    return open_region(root, CITY)


def test_before_the_prefix_is_known_nothing_pretends(tmp_path: Path) -> None:
    region = opened(tmp_path)
    telecom = next(spec for spec in region.design.tenancies if spec.label == "telecom")
    assert (telecom.network.ipv6, telecom.network.gateway6) == (None, None)
    assert telecom.rate.requests_per_second == 10


def test_the_assigned_prefix_reaches_network_and_rules(tmp_path: Path) -> None:
    line = f'ipv6_assigned:\n  "{CITY}/cloud/telecom": "{ASSIGNED}"\n'
    region = opened(tmp_path, line)
    gov, telecom = region.design.tenancies
    assert telecom.network.ipv6 == ip_network(ASSIGNED)
    assert gov.network.ipv6 == ip_network("3fff:410::/64")
    sources = [rule.source for rule in gov.security_groups[0].rules if rule.whitelist_id == "WL-0002"]
    assert sources == [ip_network("3fff:410::/32"), ip_network(ASSIGNED)]


@pytest.mark.parametrize(
    ("source", "prefix", "expected"),
    [
        ("3fff:410::/32", ASSIGNED, ["3fff:410::/32", ASSIGNED]),
        ("3fff:410::/32", None, ["3fff:410::/32"]),
        ("3fff:410::/32", "3fff:410:ffff::/64", ["3fff:410::/32"]),
        ("3fff:410:0:100::/64", ASSIGNED, [ASSIGNED]),
        ("3fff:410:0:100::/64", None, []),
        ("3fff:410:0:200::/64", ASSIGNED, ["3fff:410:0:200::/64"]),
        ("10.0.0.0/8", ASSIGNED, ["10.0.0.0/8"]),
    ],
)
def test_whitelist_sources_follow_the_prefix(source: str, prefix: str | None, expected: list[str]) -> None:
    reserved = IPv6Network("3fff:410:0:100::/56")
    assigned = [AssignedPrefix(reserved, None if prefix is None else IPv6Network(prefix))]
    assert [str(found) for found in real_sources(ip_network(source), assigned)] == expected


def test_rules_from_an_assigned_prefix_keep_the_whitelist_policy(tmp_path: Path) -> None:
    line = f'ipv6_assigned:\n  "{CITY}/cloud/telecom": "{ASSIGNED}"\n'
    region = opened(tmp_path, line)
    assert [
        violation for violation in check_region(region.intent, region.design).refused if violation.rule in RULES
    ] == []
    bare = region.intent.model_copy(update={"taken": {}})
    broken = {violation.rule for violation in check_region(bare, region.design).refused}
    assert "whitelist-only-ingress" in broken
