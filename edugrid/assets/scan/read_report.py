"""What nmap wrote (``-oX -``) becomes sightings."""

from typing import Any

from edugrid.assets.sighting import Sighting


def read_report(text: str, region: str) -> tuple[Sighting, ...]:
    """Hosts that are up, and their open ports.

    Raises:
        ValueError: it is no report of nmap.

    """
    from libnmap.parser import NmapParser, NmapParserException

    try:
        report = NmapParser.parse_fromstring(text)
        return tuple(one for host in report.hosts if host.is_up() for one in _host(region, host))
    except (
        NmapParserException,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        SyntaxError,
        TypeError,
        ValueError,
    ) as error:
        # a host or a port without what nmap always writes of it; an entity, which nmap never uses
        raise ValueError(f"no report of nmap ({type(error).__name__}: {' '.join(str(error).split())[:200]})") from error


def _host(region: str, host: Any) -> list[Sighting]:  # noqa: ANN401 - libnmap publishes no types
    here = {"source": "scan", "where": "nmap", "region": region, "address": str(host.address)}
    mac = str(host.mac or "").lower()
    found = [Sighting.model_validate(here | {"what": "address", "mac": mac})]
    for number, protocol in host.get_open_ports():
        found.append(Sighting.model_validate(here | {"what": "port", "place": f"{protocol} {number}"}))
    return found
