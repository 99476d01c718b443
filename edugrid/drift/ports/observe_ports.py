"""Drift of what answers: ports at the addresses of a region's clouds that the register does not know."""

from ipaddress import IPv4Network

from edugrid.drift.ports.answering import Pace, answering
from edugrid.drift.ports.unlisted import places, unlisted
from edugrid.drift.record import DriftRecord
from edugrid.region import OpenRegion


def observe_ports(opened: OpenRegion) -> list[DriftRecord]:
    """Ask the addresses of every tenancy, and nothing outside the province's own IPv4 pool.

    Silence says nothing: a firewall on the way hides a port from this machine, not from everybody.
    """
    own = IPv4Network(str(opened.intent.province.pools.ipv4.prefix))
    return [
        record for spec in opened.design.tenancies for record in unlisted(spec, answering(places(spec, own), Pace()))
    ]
