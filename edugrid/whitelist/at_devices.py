"""What the access list at the first hop of a source says."""

from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Network, ip_network

from edugrid.design.device.acl import Acl, AclRule
from edugrid.design.network import DeviceDesign
from edugrid.text import Text
from edugrid.whitelist.explanation import DevicePoint
from edugrid.whitelist.first_hops import FirstHop
from edugrid.whitelist.question import Question

Render = Callable[[DeviceDesign], str]
NO_LIST = Text(
    "no access list there (network: acl:, or the platform has none)",
    "该处没有访问控制列表（network: acl: 或平台不支持）",
)


def at_device(
    question: Question, hop: FirstHop, destination: IPv4Network | IPv6Network | None, render: Render
) -> DevicePoint:
    """The first rule, in order of number, that speaks of the question. ``destination`` None: no network of ours.

    The text of a rule and of the lines that bind the list is what ``render`` writes with it and not without it, so
    that no syntax of a vendor is known here.
    """
    device, acl = hop.device, hop.device.acl
    point = DevicePoint(device=device.name, interface=hop.shown, destination=destination, verdict="pass")
    if acl is None or hop.place not in {*acl.vlans, *acl.ports}:
        return point.model_copy(update={"without": NO_LIST})
    rules = acl.rules4 if question.source.version == 4 else acl.rules6  # noqa: PLR2004 - IP version 4
    # an address is asked about as such, an application as its whole network
    asked = destination if isinstance(question.destination, str) else ip_network(question.destination)
    rule = next((rule for rule in rules if asked and _speaks(rule, question, asked)), None)
    point = point.model_copy(update={"binding": _binding(device, acl, hop.place, render)})
    if rule is None:
        return point
    line, number = _line(device, acl, rule, render)
    update = {"verdict": rule.action, "number": rule.number, "line": line, "line_number": number}
    return point.model_copy(update=update)


def _speaks(rule: AclRule, question: Question, destination: IPv4Network | IPv6Network) -> bool:
    if not _inside(destination, rule.destination) or (rule.source is not None and question.source not in rule.source):
        return False
    if rule.protocol is not None and rule.protocol != question.protocol:
        return False
    return rule.port is None or rule.port <= question.port <= (rule.port_to or rule.port)


def _inside(destination: IPv4Network | IPv6Network, wider: IPv4Network | IPv6Network | None) -> bool:
    """``wider`` None is everywhere."""
    if wider is None:
        return True
    if isinstance(destination, IPv4Network):
        return isinstance(wider, IPv4Network) and destination.subnet_of(wider)
    return isinstance(wider, IPv6Network) and destination.subnet_of(wider)


def _line(device: DeviceDesign, acl: Acl, rule: AclRule, render: Render) -> tuple[str, int]:
    """The line of ``rule``, and where it stands in the whole config."""
    four = tuple(one for one in acl.rules4 if one != rule)
    six = tuple(one for one in acl.rules6 if one != rule)
    whole = render(device).splitlines()
    without = render(_with(device, acl.model_copy(update={"rules4": four, "rules6": six}))).splitlines()
    at = next((i for i, line in enumerate(whole) if i >= len(without) or line != without[i]), 0)
    return whole[at].strip(), at + 1


def _binding(device: DeviceDesign, acl: Acl, place: int | str, render: Render) -> tuple[str, ...]:
    """What is there for ``place`` and not without it."""
    only = acl.model_copy(
        update={
            "vlans": tuple(vlan for vlan in acl.vlans if vlan == place),
            "ports": tuple(port for port in acl.ports if port == place),
        }
    )
    none = acl.model_copy(update={"vlans": (), "ports": ()})
    before = render(_with(device, none)).splitlines()
    after = render(_with(device, only)).splitlines()
    first = next((i for i, line in enumerate(after) if i >= len(before) or line != before[i]), len(after))
    added = after[first : first + len(after) - len(before)]
    return tuple(line.strip() for line in added if line.strip("# "))


def _with(device: DeviceDesign, acl: Acl) -> DeviceDesign:
    return device.model_copy(update={"acl": acl})
