"""Feature: the all-optical campus, from the region's profiles, the OLT's ports and the register of ONUs."""

from edugrid.allocate.onus import service_place
from edugrid.design.device.optical import (
    Dba,
    DualHoming,
    EthPort,
    Gem,
    LineProfile,
    OnuDesign,
    Optical,
    PonPort,
    Protection,
    ServicePort,
    ServiceProfile,
    Tcont,
)
from edugrid.design.network import Port, Vlan
from edugrid.design.place import Place
from edugrid.intent.network.olt import Pon
from edugrid.intent.network.onu import Onu
from edugrid.intent.network.optical import OnuType
from edugrid.intent.network.optical import Optical as Profiles
from edugrid.intent.network.optical_budget import optical_budget
from edugrid.intent.network.optical_class import CLASSES
from edugrid.intent.network.splitter_path import splitter_path
from edugrid.intent.onus import onus_of, pons_of


def optical(place: Place) -> Optical | None:
    """Profiles, ports, ONUs and service ports of an OLT; None for every other device."""
    profiles, olt = place.network.optical, place.device.optical
    if profiles is None or olt is None:
        return None
    lines = {name: _line(name, kind, profiles) for name, kind in profiles.onu_types.items()}
    services = {name: _service(name, kind, profiles) for name, kind in profiles.onu_types.items()}
    here = _here(place)
    return Optical(
        dba_profiles=tuple(
            Dba(name=name, **one.model_dump())
            for name, one in sorted(profiles.dba_profiles.items(), key=lambda item: item[1].id)
        ),
        lines=tuple(sorted(lines.values(), key=lambda line: line.id)),
        services=tuple(sorted(services.values(), key=lambda service: service.id)),
        pons=tuple(sorted((_pon(pon) for pon in _ports(place)), key=lambda pon: _order(pon.name))),
        onus=tuple(
            sorted(
                (_onu(place, port, onu, lines[onu.type], services[onu.type]) for port, onu in here),
                key=lambda onu: (*_order(onu.pon), onu.id),
            )
        ),
        service_ports=tuple(
            sorted((one for port, onu in here for one in _flows(place, port, onu)), key=lambda one: one.index)
        ),
    )


def optical_protection(place: Place) -> tuple[Protection, ...]:
    """Ports of this OLT that protect each other."""
    return tuple(
        Protection(group=spare.group, work=pon.port, protect=spare.port)
        for pon in (place.device.optical.pons if place.device.optical else ())
        if (spare := pon.protected_by) is not None and spare.device in (None, place.device.name)
    )


def optical_dual_homing(place: Place) -> tuple[DualHoming, ...]:
    """Ports of this OLT that a port of another OLT protects, and those that protect another's."""
    me = place.device.name
    found = []
    for (olt, _), pon in pons_of(place.city).items():
        spare = pon.protected_by
        if spare is None or spare.device in (None, olt) or me not in (olt, spare.device):
            continue
        working = olt == me
        found.append(
            DualHoming(
                group=spare.group,
                port=pon.port if working else spare.port,
                role="work" if working else "protect",
                peer=str(spare.device) if working else olt,
                peer_port=spare.port if working else pon.port,
            )
        )
    return tuple(found)


def xgs_pon(place: Place) -> bool:
    """Whether the OLT has 10-gigabit PON ports."""
    pons = place.device.optical.pons if place.device.optical else ()
    return any(CLASSES[pon.optics].technology == "xgs-pon" for pon in pons)


def optical_vlans(place: Place) -> tuple[Vlan, ...]:
    """VLANs of the segments behind the OLT, in order of number."""
    carried = {
        segment
        for _, onu in _here(place)
        for segment in place.sites.get(onu.school, ())
        if segment.name in onu.segments
    }
    ordered = sorted(carried, key=lambda segment: segment.vlan)
    return tuple(Vlan(id=segment.vlan, name=segment.label, vni=segment.vni) for segment in ordered)


def optical_uplinks(place: Place) -> tuple[Port, ...]:
    """Ports towards the aggregation, with every VLAN behind the OLT."""
    numbers = tuple(vlan.id for vlan in optical_vlans(place))
    uplinks = place.device.optical.uplinks if place.device.optical else ()
    return tuple(Port(name=one.port, description=f"to-{one.to}", mode="trunk", vlans=numbers) for one in uplinks)


def _ports(place: Place) -> list[Pon]:
    """PON ports of the OLT: its own, and those with which it protects another OLT's."""
    me = place.device.name
    own = list(place.device.optical.pons) if place.device.optical else []
    for (olt, _), pon in pons_of(place.city).items():
        spare = pon.protected_by
        if spare is not None and (spare.device or olt) == me and spare.port not in {one.port for one in own}:
            own.append(pon.model_copy(update={"port": spare.port, "protected_by": None}))
    return own


def _here(place: Place) -> list[tuple[str, Onu]]:
    """(port, ONU) of every active ONU that is configured on this OLT; on a protecting port only with dual homing."""
    if place.device.optical is None or place.network.optical is None:
        return []
    pons = pons_of(place.city)
    me = place.device.name
    found = []
    for onu, _, _ in onus_of(place.city):
        spare = pons[onu.olt, onu.pon].protected_by
        if onu.state != "active":
            continue
        if onu.olt == me:
            found.append((onu.pon, onu))
        elif spare is not None and spare.device == me:
            found.append((spare.port, onu))
    return found


def _onu(place: Place, port: str, onu: Onu, line: LineProfile, service: ServiceProfile) -> OnuDesign:
    profiles = place.network.optical or Profiles()
    named = onu.port_segments
    pon = pons_of(place.city)[onu.olt, onu.pon]
    ports = []
    for number in range(1, service.eth + 1):
        of = profiles.services[named.get(number, onu.segments[0])]
        ports.append(EthPort(number=number, vlan=of.user_vlan, priority=of.priority))
    return OnuDesign(
        pon=port,
        id=place.ledger.number(place.city.path, "onu", onu.place),
        serial=None if onu.serial is None else _short_serial(onu.serial),
        serial_hex=None if onu.serial is None else _hex_serial(onu.serial),
        loid=onu.loid,
        model=profiles.onu_types[onu.type].model or onu.type,
        line=line,
        service=service,
        gems=tuple(gem for gem in line.gems if gem.segment in onu.segments),
        description=f"{onu.school}-{onu.room}",
        ports=tuple(ports),
        loss_db=optical_budget(profiles, splitter_path(pon, onu.splitter), onu.distance_m).loss_db,
    )


def _flows(place: Place, port: str, onu: Onu) -> list[ServicePort]:
    profiles = place.network.optical or Profiles()
    vlans = {segment.name: segment.vlan for segment in place.sites.get(onu.school, ())}
    where = service_place(onu.place, place.device.name, port)
    return [
        ServicePort(
            index=place.ledger.number(place.city.path, "service_port", f"{where}/{name}"),
            vlan=vlans[name],
            pon=port,
            onu=place.ledger.number(place.city.path, "onu", onu.place),
            gem=profiles.services[name].gem,
            user_vlan=profiles.services[name].user_vlan,
        )
        for name in onu.segments
    ]


def _pon(pon: Pon) -> PonPort:
    low, high = CLASSES[pon.optics].onu_rx
    return PonPort(name=pon.port, optics=pon.optics, onu_rx_min=low, onu_rx_max=high)


def _line(name: str, kind: OnuType, profiles: Profiles) -> LineProfile:
    used = [profiles.services[service].dba for service in kind.services]
    numbers = {dba: number for number, dba in enumerate(dict.fromkeys(used), 1)}
    return LineProfile(
        id=kind.line_profile,
        name=name,
        tconts=tuple(Tcont(id=n, dba=profiles.dba_profiles[dba].id, dba_name=dba) for dba, n in numbers.items()),
        gems=tuple(
            Gem(id=of.gem, tcont=numbers[of.dba], vlan=of.user_vlan, segment=service)
            for service, of in sorted(((one, profiles.services[one]) for one in kind.services), key=lambda p: p[1].gem)
        ),
    )


def _service(name: str, kind: OnuType, profiles: Profiles) -> ServiceProfile:
    vlans = tuple(sorted(profiles.services[service].user_vlan for service in kind.services))
    return ServiceProfile(id=kind.service_profile, name=name, model=kind.model or name, eth=kind.eth, vlans=vlans)


def _hex_serial(serial: str) -> str:
    """``HWTC12345678`` as sixteen digits: the vendor's four letters are ASCII codes (ITU-T G.984.3)."""
    return serial if len(serial) == 16 else serial[:4].encode("ascii").hex().upper() + serial[4:]  # noqa: PLR2004 - digits


def _short_serial(serial: str) -> str:
    if len(serial) != 16:  # noqa: PLR2004 - as above
        return serial
    vendor = bytes.fromhex(serial[:8])
    return vendor.decode("ascii") + serial[8:] if vendor.isalpha() else serial


def _order(port: str) -> tuple[int, ...]:
    return tuple(int(part) for part in port.split("/"))
