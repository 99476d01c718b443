"""Feature: wireless networks on controllers (roles ``city-ac``, ``county-ac``, ``school-ac``)."""

from edugrid.design.device.wlan import AccessPoint, ApGroup, ApRadio, RoamingGroup, Vap, Wlan, WlanProfile
from edugrid.design.place import Place
from edugrid.design.segments import Segment, segments
from edugrid.intent.network.wlan import AccessPointRow, WlanSettings
from edugrid.intent.roaming_group import roaming_group

_DEFAULT_COUNTRY = "CN"  # S series and AC command reference, country-code
_RADIOS = {"2.4": 0, "5": 1}


def wlan(place: Place) -> Wlan | None:
    """Networks for the access points that the register gives to this controller.

    None on other devices, and where no network is written. Groups and VAPs are made for each school that has an access
    point, for a VLAN is the school's; security and SSID are the same everywhere.
    """
    asked = place.network.wlan
    if asked is None or not place.device.role.endswith("-ac"):
        return None
    rows = [row for row in place.city.registers.aps if row.ac == place.device.name]
    used = sorted({(row.group, row.school) for row in rows})
    sites = _sites(place)
    vaps = {vap.name: vap for group, school in used for vap in _vaps(asked, group, sites.get(school, ()))}
    sent = sorted({name for group, _ in used for name in asked.groups.get(group, ()) if name in asked.networks})
    return Wlan(
        country=asked.country if asked.country != _DEFAULT_COUNTRY else None,
        profiles=tuple(
            WlanProfile(
                name=f"edu-{name}",
                ssid=asked.networks[name].ssid,
                security=asked.networks[name].security,
                fast_roaming=asked.networks[name].fast_roaming,
            )
            for name in sent
        ),
        vaps=tuple(vaps[name] for name in sorted(vaps)),
        groups=tuple(
            ApGroup(name=f"edu-{group}-{school}", radios=_radios(asked, group, school, vaps)) for group, school in used
        ),
        aps=tuple(sorted((_access_point(place, row) for row in rows), key=lambda ap: ap.id)),
        roaming=_roaming(place, asked.roaming_group),
    )


def fast_roaming_sae(place: Place) -> bool:
    """Whether a network with IEEE 802.11r has WPA3-SAE, which not every controller does together."""
    design = wlan(place)
    return design is not None and any(one.fast_roaming and one.security == "sae" for one in design.profiles)


def _roaming(place: Place, name: str | None) -> RoamingGroup | None:
    if name is None:
        return None
    members = (place.ledger.ipv4(place.city.path, one, "loopback4")[0] for one in roaming_group(place.city, name))
    return RoamingGroup(name=f"edu-{name}", members=tuple(sorted(members)))


def _sites(place: Place) -> dict[str, tuple[Segment, ...]]:
    """Segments of every school of the city: a city's controller serves all counties."""
    counties = (place.county,) if place.county else place.city.counties
    return {site: found for county in counties for site, found in segments(place.city, county, place.ledger).items()}


def _vaps(asked: WlanSettings, group: str, known: tuple[Segment, ...]) -> list[Vap]:
    """One VAP for each network of the group whose segment the school has (others are reported as missing)."""
    found = []
    for name in asked.groups.get(group, ()):
        network = asked.networks.get(name)
        for segment in known if network else ():
            if network and segment.name == network.segment:
                vap = Vap(
                    name=f"edu-{name}-{segment.site}",
                    profile=f"edu-{name}",
                    vlan=segment.vlan,
                    tunnel=network.forward == "tunnel",
                    dot1x=network.security == "dot1x",
                )
                found.append(vap)
    return found


def _radios(asked: WlanSettings, group: str, school: str, vaps: dict[str, Vap]) -> tuple[ApRadio, ...]:
    radios = []
    for band, number in _RADIOS.items():
        named = enumerate(asked.groups.get(group, ()), 1)
        sent = tuple(
            (index, f"edu-{name}-{school}")
            for index, name in named
            if f"edu-{name}-{school}" in vaps and band in asked.networks[name].bands
        )
        radios += [ApRadio(number=number, vaps=sent)] if sent else []
    return tuple(radios)


def _access_point(place: Place, row: AccessPointRow) -> AccessPoint:
    number = place.ledger.number(place.city.path, "ap", row.place)
    return AccessPoint(id=number, mac=row.mac, name=row.name, group=f"edu-{row.group}-{row.school}", model=row.model)
