"""Every feature on every platform: a template, or the reason why not; and whoever asks is answered by a live check.

A new feature or platform fails here until each cell says something.
"""

import re
from pathlib import Path

import pytest

from edugrid.design.network import DeviceDesign
from edugrid.network.capabilities import capabilities
from edugrid.network.live.check import live_checks
from edugrid.network.live.without_check import WITHOUT_CHECK

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "network_templates"
PLATFORMS = sorted(file.parent.name for file in TEMPLATES.glob("*/capabilities.yml"))
FEATURES = DeviceDesign.known_features()
# asked of every platform, and held against none that has it: so far nobody does
NOWHERE = {"optical_dual_homing", "xgs_pon", "fast_roaming_sae"}
# what a MAN and its campuses need, by the words of people
NEEDED = {
    "management with servers for logins": ("system", "management", "management_extras", "aaa"),
    "ports, aggregates, neighbours, VLANs": (
        "trunk",
        "uplink",
        "vlan",
        "lag",
        "lag_extras",
        "lldp",
        "access",
        "loopback",
    ),
    "first hops of both families": ("gateway", "dhcp", "dhcpv6_server", "ra", "ra_dns", "access_guard", "ra_guard"),
    "interior routing and BGP with policies": ("igp", "bgp", "bgp_policy"),
    "MAN services over SRv6": ("srv6", "l3vpn"),
    "campus overlay": ("overlay", "overlay_routing"),
    "guarantees and filters": ("qos", "acl", "block", "mac_block"),
    "multicast": ("multicast",),
    "wireless": ("wlan", "wlan_extras", "wlan_bare_aps", "access_control"),
    "all-optical campus": ("optical", "optical_protection", "optical_dual_homing", "xgs_pon"),
    "traffic reports": ("flows", "telemetry"),
    "segments without IPv4": ("nat64", "dhcp_ipv6_only"),
    "second uplink": ("backup_uplink", "backup_uplink_ipv6"),
    "SDN edge": ("sdn",),
}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_cell_says_something(platform: str) -> None:
    known = capabilities([TEMPLATES], platform)
    said = {*known.features, *known.cannot, *known.elsewhere}
    assert sorted(set(FEATURES) - said) == [], "neither a template nor a reason"
    assert sorted(said - set(FEATURES)) == [], "no device can ask for it"
    assert set(known.features).isdisjoint(known.elsewhere)


def test_every_need_has_a_design_a_template_and_a_check() -> None:
    made = {one for platform in PLATFORMS for one in capabilities([TEMPLATES], platform).features}
    answered = set(live_checks()) | set(WITHOUT_CHECK)
    designs = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "edugrid" / "design").glob("*.py"))
    fields = set(DeviceDesign.model_fields)
    for need, features in NEEDED.items():
        assert set(features) <= set(FEATURES), need
        assert set(features) - NOWHERE <= made, need
        assert set(features) - NOWHERE <= answered, need
        undesigned = [
            one for one in features if one in fields and not re.search(rf"^def {one}\(", designs, re.MULTILINE)
        ]
        assert undesigned == [], need


def test_no_feature_is_forgotten_by_the_list() -> None:
    listed = {one for features in NEEDED.values() for one in features}
    assert sorted(set(FEATURES) - listed - NOWHERE) == []


def test_what_nobody_has_is_refused_everywhere() -> None:
    for platform in PLATFORMS:
        known = capabilities([TEMPLATES], platform)
        assert set(known.cannot) >= NOWHERE
