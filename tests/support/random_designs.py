"""Random device designs, as intent could ask for them: what is drawn is valid for any device."""

from ipaddress import IPv4Address, IPv4Interface, IPv4Network, IPv6Address, IPv6Interface, IPv6Network

from hypothesis import strategies as st

from edugrid.design.device.access import Access, AccessLink
from edugrid.design.device.dhcp import Dhcp, Dhcp4Gateway, Pool4, Ra, RaGateway
from edugrid.design.device.first_hop import FirstHop
from edugrid.design.device.igp import Igp, IgpPort
from edugrid.design.network import Bgp, DeviceDesign, Gateway, Loopback, Peer, Port, System, Vlan

_VLANS = st.sets(st.integers(2, 40), max_size=8)
_NAMES = st.sampled_from(["office", "teaching", "video-1"])


@st.composite
def designs(draw: st.DrawFn, platform: str, ports: tuple[str, ...], features: frozenset[str]) -> DeviceDesign:
    """A device of ``platform`` with ``ports`` and only ``features`` that the platform can do.

    Every design names every port: one that intent no longer names is nobody's, and what stands on it stays.
    """
    vlans = sorted(draw(_VLANS)) if "vlan" in features else []
    access = _access(draw, ports[-1], vlans) if vlans and "access" in features and draw(st.booleans()) else None
    trunks = ports[:-1] if access else ports
    drawn = tuple(_port(draw, name, number, vlans) for number, name in enumerate(trunks, 1))
    gateways = tuple(_gateway(draw, vlan) for vlan in vlans if "gateway" in features and draw(st.booleans()))
    routed = tuple(port for port in drawn if port.mode == "routed")
    return DeviceDesign(
        name="sw1",
        platform=platform,
        region="henan/zhengzhou",
        role="school-gateway",
        state="active",
        host="192.0.2.1",
        port=22,
        system=System(
            hostname=draw(st.sampled_from(["sw1", "sw-2"])),
            ntp_servers=tuple(
                IPv4Address(f"192.0.2.{n}") for n in sorted(draw(st.sets(st.integers(1, 3), max_size=2)))
            ),
            syslog_servers=tuple(
                IPv4Address(f"192.0.2.{n}") for n in sorted(draw(st.sets(st.integers(4, 6), max_size=2)))
            ),
        ),
        loopback=Loopback(
            ipv4=IPv4Interface(f"172.20.0.{draw(st.integers(1, 2))}/32"), ipv6=IPv6Interface("2001:db8:ffff::1/128")
        ),
        vlans=tuple(Vlan(id=vlan, name=draw(_NAMES), vni=10000 + vlan) for vlan in vlans),
        ports=drawn,
        gateways=gateways,
        access=access,
        bgp=_bgp(draw, routed, gateways) if routed and "bgp" in features and draw(st.booleans()) else None,
        igp=_igp(draw, routed) if routed and "igp" in features and draw(st.booleans()) else None,
        ra=_ra(draw, gateways) if gateways and "ra" in features and draw(st.booleans()) else None,
        dhcp=_dhcp(draw, gateways) if gateways and "dhcp" in features and draw(st.booleans()) else None,
    )


def _access(draw: st.DrawFn, port: str, vlans: list[int]) -> Access:
    return Access(ports=(AccessLink(port=port, description=draw(_NAMES), vlan=draw(st.sampled_from(vlans))),))


def _port(draw: st.DrawFn, name: str, number: int, vlans: list[int]) -> Port:
    description = draw(st.sampled_from(["to-core", "to-room-5"]))
    members: set[int] = draw(st.sets(st.sampled_from(vlans or [1]))) if vlans else set()
    if members:
        return Port(name=name, description=description, mode="trunk", vlans=tuple(sorted(members)))
    host = draw(st.integers(1, 2))
    ipv4, ipv6 = IPv4Interface(f"172.21.{number}.{host}/30"), IPv6Interface(f"2001:db8:e{number}::{host}/126")
    return Port(name=name, description=description, mode="routed", ipv4=ipv4, ipv6=ipv6)


def _gateway(draw: st.DrawFn, vlan: int) -> Gateway:
    ipv4 = IPv4Interface(f"10.{vlan}.0.{draw(st.integers(1, 2))}/{draw(st.sampled_from([24, 26]))}")
    here = draw(st.sampled_from([ipv4, ipv4, None]))
    return Gateway(vlan=vlan, description=draw(_NAMES), ipv4=here, ipv6=IPv6Interface(f"2001:db8:{vlan}::1/64"))


def _bgp(draw: st.DrawFn, routed: tuple[Port, ...], gateways: tuple[Gateway, ...]) -> Bgp:
    peers = []
    for port in routed:
        remote = draw(st.sampled_from([64602, 64603]))
        peers += [Peer(address=address, remote_as=remote, description=draw(_NAMES)) for address in _far(port)]
    networks = [gateway for gateway in gateways if draw(st.booleans())]
    return Bgp(
        asn=draw(st.sampled_from([64701, 64701, 64702])),
        router_id=IPv4Address(f"172.20.0.{draw(st.integers(1, 2))}"),
        peers=tuple(sorted(peers, key=lambda peer: (peer.address.version, int(peer.address)))),
        networks4=tuple(IPv4Network(gateway.ipv4.network) for gateway in networks if gateway.ipv4),
        networks6=tuple(IPv6Network(gateway.ipv6.network) for gateway in networks),
    )


def _igp(draw: st.DrawFn, routed: tuple[Port, ...]) -> Igp:
    protocol = draw(st.sampled_from(["isis", "ospf"]))
    area = IPv4Address(0) if draw(st.booleans()) else IPv4Address("0.0.0.1")
    ports = tuple(
        IgpPort(name=port.name, neighbor="core", metric=draw(st.sampled_from([10, 100])), area=area)
        for port in routed
        if draw(st.booleans())
    )
    return Igp(
        process=4100,  # the one that templates own
        protocol="isis" if protocol == "isis" else "ospf",
        level="level-2",
        multi_topology=draw(st.booleans()),
        net="49.0001.1720.2000.0001.00",
        router_id=IPv4Address("172.20.0.1"),
        loopback_area=area,
        ports=ports,
    )


def _ra(draw: st.DrawFn, gateways: tuple[Gateway, ...]) -> Ra:
    return Ra(
        gateways=tuple(
            RaGateway(hop=FirstHop(vlan=one.vlan), managed=draw(st.booleans()), other=draw(st.booleans()))
            for one in gateways
        )
    )


def _dhcp(draw: st.DrawFn, gateways: tuple[Gateway, ...]) -> Dhcp:
    found = []
    for one in gateways:
        if one.ipv4 is None:
            continue
        pool = Pool4(
            name=f"edu-{one.vlan}",
            network=one.ipv4.network,
            gateway=one.ipv4.ip,
            first=one.ipv4.network.network_address + 10,
            last=one.ipv4.network.network_address + draw(st.sampled_from([40, 50])),
            dns_servers=(IPv4Address("192.0.2.53"),),
            domain="edu.example",
            lease_hours=draw(st.sampled_from([8, 24])),
            ipv6_only_wait=draw(st.sampled_from([None, 1800])),
        )
        kind = draw(st.sampled_from(["pool", "relay"]))
        relay = (IPv4Address(f"192.0.2.{draw(st.sampled_from([67, 68]))}"),)
        found.append(
            Dhcp4Gateway(
                hop=FirstHop(vlan=one.vlan),
                pool=pool if kind == "pool" else None,
                relay4=relay if kind == "relay" else (),
            )
        )
    return Dhcp(gateways=tuple(found))


def _far(port: Port) -> tuple[IPv4Address, IPv6Address]:
    """The other addresses of a link of two."""
    assert port.ipv4 is not None
    assert port.ipv6 is not None
    near4, near6 = port.ipv4, port.ipv6
    return (
        near4.network.network_address + (3 - int(near4.ip) % 4),
        near6.network.network_address + (3 - int(near6.ip) % 4),
    )
