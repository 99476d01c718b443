"""Rules that look at more than one value: every one is a function of its own, all of them run."""

from datetime import date
from typing import Final

from edugrid.intent.files import ProvinceFile
from edugrid.intent.load_people import ReadPeople
from edugrid.intent.problems import Problem
from edugrid.intent.rules.access import access
from edugrid.intent.rules.adopted import adopted
from edugrid.intent.rules.approved_models import approved_models
from edugrid.intent.rules.assets import assets
from edugrid.intent.rules.backup_uplinks import backup_uplinks
from edugrid.intent.rules.bandwidth import bandwidth
from edugrid.intent.rules.blocks import blocks
from edugrid.intent.rules.certificates import certificates
from edugrid.intent.rules.communities import communities
from edugrid.intent.rules.data_centres import data_centres
from edugrid.intent.rules.devices import devices
from edugrid.intent.rules.dhcp import dhcp
from edugrid.intent.rules.flavors import flavors
from edugrid.intent.rules.governance import governance
from edugrid.intent.rules.igp import igp
from edugrid.intent.rules.l3vpn import l3vpn
from edugrid.intent.rules.legacy_sites import legacy_sites
from edugrid.intent.rules.links import links
from edugrid.intent.rules.login_servers import login_servers
from edugrid.intent.rules.managers import managers
from edugrid.intent.rules.nat64 import nat64
from edugrid.intent.rules.optical import optical
from edugrid.intent.rules.overlaps import overlaps
from edugrid.intent.rules.overlay import overlay
from edugrid.intent.rules.overlay_tenants import overlay_tenants
from edugrid.intent.rules.pairs import pairs
from edugrid.intent.rules.people import people
from edugrid.intent.rules.placement import placement
from edugrid.intent.rules.qos import qos
from edugrid.intent.rules.quarantine import quarantine
from edugrid.intent.rules.references import references
from edugrid.intent.rules.retirement_dates import retirement_dates
from edugrid.intent.rules.scope import Read, Scope
from edugrid.intent.rules.srv6 import srv6
from edugrid.intent.rules.surges import surges
from edugrid.intent.rules.systems import systems
from edugrid.intent.rules.transport import transport
from edugrid.intent.rules.whitelist import whitelist
from edugrid.intent.rules.wlan import wlan
from edugrid.intent.rules.wlan_roaming import wlan_roaming
from edugrid.intent.source import Source

_RULES: Final = (
    devices,
    transport,
    pairs,
    links,
    igp,
    srv6,
    l3vpn,
    overlay,
    overlay_tenants,
    communities,
    references,
    flavors,
    governance,
    data_centres,
    legacy_sites,
    retirement_dates,
    assets,
    systems,
    certificates,
    overlaps,
    placement,
    surges,
    adopted,
    dhcp,
    nat64,
    managers,
    login_servers,
    backup_uplinks,
    access,
    optical,
    qos,
    bandwidth,
    wlan,
    wlan_roaming,
    blocks,
    whitelist,
    approved_models,
    quarantine,
    people,
)


def check_rules(
    province: ProvinceFile | None,
    source: Source | None,
    cities: list[Read],
    known: ReadPeople,
    problems: list[Problem],
    today: date,
) -> None:
    """Run every rule over everything that could be read; exceptions are judged on the day ``today``."""
    scope = Scope(province, source, cities, problems, today, known)
    for rule in _RULES:
        rule(scope)
