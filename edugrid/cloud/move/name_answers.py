"""What a name answers now."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from edugrid.cloud.errors import CloudError
from edugrid.cloud.project_door import ProjectDoor
from edugrid.design.tenancy_spec import TenancySpec

SECONDS: Final = 2.0
PORT: Final = 53
FAMILIES: Final = ("A", "AAAA")


class Answers(NamedTuple):
    """All addresses of a name, and who said so: ``name server 192.0.2.53:53``, or ``API of gov``."""

    addresses: tuple[str, ...]
    source: str


def name_answers(host: str, servers: Sequence[str], zone: tuple[str, TenancySpec]) -> Answers | None:
    """Ask each of ``servers`` (``address`` or ``address:port``) in turn, then the API of the cloud that serves ``zone``.

    ``zone`` is the zone's name and the tenancy that holds it. None when nobody could be asked; a name without an
    address is an answer.
    """
    for server in servers:
        answers = _ask(host, server)
        if answers is not None:
            return answers
    return _recorded(host, *zone)


def _ask(host: str, server: str) -> Answers | None:
    import dns.exception
    import dns.message
    import dns.query
    import dns.rdatatype

    address, port = _parts(server)
    found: set[str] = set()
    try:
        for family in FAMILIES:
            question = dns.message.make_query(host, family)
            reply, _ = dns.query.udp_with_fallback(question, address, timeout=SECONDS, port=port)
            wanted = dns.rdatatype.from_text(family)
            found |= {item.address for rrset in reply.answer if rrset.rdtype == wanted for item in rrset}
    except (dns.exception.DNSException, OSError, EOFError):
        return None
    return Answers(tuple(sorted(found)), f"name server {address}:{port}")


def _parts(server: str) -> tuple[str, int]:
    """``192.0.2.53``, ``192.0.2.53:5354``, ``2001:db8::53`` or ``[2001:db8::53]:5354``."""
    host, bracket, port = server.removeprefix("[").partition("]:") if server.startswith("[") else server.rpartition(":")
    if bracket and port.isdigit() and (server.startswith("[") or ":" not in host):
        return host, int(port)
    return server.strip("[]"), PORT


def _recorded(host: str, zone: str, spec: TenancySpec) -> Answers | None:
    from keystoneauth1.exceptions import ClientException
    from openstack.exceptions import SDKException

    try:
        inside = ProjectDoor(spec).inside
        held = next((item for item in inside.dns.zones() if item.name == zone), None)
        if held is None:
            return Answers((), f"API of {spec.cloud}")
        records = [item for item in inside.dns.recordsets(held) if item.name == host and item.type in FAMILIES]
        return Answers(tuple(sorted(text for item in records for text in item.records)), f"API of {spec.cloud}")
    except (CloudError, SDKException, ClientException, OSError):
        return None
