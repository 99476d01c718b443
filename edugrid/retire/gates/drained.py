"""Nothing leads into the room any more: no route, no DNS name, nobody behind its ports."""

from edugrid.intent.data_centre import DataCentre
from edugrid.retire.facts import Facts, PortFact
from edugrid.retire.status import Gate
from edugrid.text import Text

_SHOWN = 3


def drained(site: DataCentre, facts: Facts) -> tuple[Gate, ...]:
    """One gate a prefix, one for names where the city has a zone, one a port."""
    gates = [_route(str(prefix), routed=facts.routes.get(str(prefix))) for prefix in site.prefixes]
    if site.name in facts.names:
        gates.append(_names(facts.names[site.name]))
    gates += [
        _port(f"{port.device} {port.port}", facts.ports.get(f"{port.device} {port.port}")) for port in site.access
    ]
    return tuple(gates)


def _route(prefix: str, *, routed: bool | None) -> Gate:
    if routed is None:
        evidence = Text(f"{prefix}: no router could be asked", f"{prefix}：没有可查询的路由器")
    elif routed:
        evidence = Text(f"{prefix} is still routed", f"{prefix} 仍有路由")
    else:
        evidence = Text(f"no router has a route to {prefix}", f"已无到 {prefix} 的路由")
    return Gate(name=f"route {prefix}", passed=None if routed is None else not routed, evidence=evidence)


def _names(names: tuple[str, ...] | None) -> Gate:
    if names is None:
        evidence = Text("the DNS zone could not be read", "无法读取 DNS 区域")
    elif names:
        listed = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
        evidence = Text(
            f"{len(names)} DNS name(s) still point there: {listed}", f"{len(names)} 个域名仍指向此处：{listed}"
        )
    else:
        evidence = Text("no DNS name of the region points there", "本地区域名均已不指向此处")
    return Gate(name="dns", passed=None if names is None else not names, evidence=evidence)


def _port(name: str, fact: PortFact | None) -> Gate:
    """A port whose link is down has nobody behind it; else its tables must be empty, and both must be known."""
    if fact is None:
        return _said(name, Text(f"{name}: the device could not be asked", f"{name}：无法查询设备"), passed=None)
    if fact.macs or fact.arps:
        seen = [*(fact.macs or ()), *(fact.arps or ())]
        listed = ", ".join(seen[:_SHOWN]) + (" …" if len(seen) > _SHOWN else "")
        return _said(name, Text(f"behind {name} are still {listed}", f"{name} 上仍可见 {listed}"), passed=False)
    if fact.up is False:
        return _said(name, Text(f"{name} is down", f"{name} 已断开"), passed=True)
    if fact.macs is None or fact.arps is None:
        what = Text("MAC", "MAC") if fact.macs is None else Text("ARP", "ARP")
        return _said(
            name,
            Text(f"{name}: the device tells no {what.en} table", f"{name}：设备无法给出 {what.zh} 表"),
            passed=None,
        )
    return _said(name, Text(f"nobody is behind {name}", f"{name} 上已无任何终端"), passed=True)


def _said(name: str, evidence: Text, *, passed: bool | None) -> Gate:
    return Gate(name=f"port {name}", passed=passed, evidence=evidence)
