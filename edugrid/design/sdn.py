"""Feature: the flow table of an SDN edge switch."""

from edugrid.design.device.sdn import Flow, Protocol, Sdn
from edugrid.design.place import Place
from edugrid.intent.network.sdn import SdnRule

_FIRST = 40_000  # priority of the first rule; each further rule stands ten below
_STEP = 10
_NAMES: dict[str, tuple[Protocol, Protocol]] = {
    "any": ("ip", "ipv6"),
    "icmp": ("icmp", "icmp6"),
    "tcp": ("tcp", "tcp6"),
    "udp": ("udp", "udp6"),
}


def sdn(place: Place) -> Sdn | None:
    """The flows of the device's rules, in their order; None where the device has no flow table."""
    asked = place.device.sdn
    if asked is None:
        return None
    flows = tuple(flow for number, rule in enumerate(asked.rules) for flow in _flows(_FIRST - number * _STEP, rule))
    return Sdn(controller=asked.controller, datapath=asked.datapath, flows=flows)


def _flows(priority: int, rule: SdnRule) -> tuple[Flow, ...]:
    named = rule.source or rule.destination
    four, six = _NAMES[rule.protocol]
    protocols = (four, six) if named is None else (four,) if named.version == 4 else (six,)  # noqa: PLR2004 - IP version
    return tuple(
        Flow(
            priority=priority,
            protocol=protocol,
            source=rule.source,
            destination=rule.destination,
            port=rule.port,
            action="drop" if rule.action == "drop" else "normal",
        )
        for protocol in protocols
    )
