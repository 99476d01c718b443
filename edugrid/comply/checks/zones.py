"""Networks have a purpose, a number and prefixes of their own; no two of them overlap."""

from itertools import combinations

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a network of the tenancies that hold the system."""
    here = {hosted.tenancy.label for hosted in view.hosted()}
    networks = [
        (number, index, tenancy.label, network)
        for number, tenancy in enumerate(view.tenancies)
        for index, network in enumerate(tenancy.networks)
    ]
    mixed = {
        one[:2]: other[3].name
        for pair in combinations(networks, 2)
        for one, other in (pair, pair[::-1])
        if one[3].ipv4.overlaps(other[3].ipv4)
    }
    return tuple(
        Evidence(
            check="zones",
            subject=f"{label}/{network.name}",
            basis="planned",
            state="fail" if (number, index) in mixed else "pass",
            place=f"tenancy.json#/{number}/networks/{index}",
            value=f"{network.purpose} VLAN {network.vlan} {network.ipv4} {network.ipv6 or '-'}",
            why=Text(f"overlaps with {mixed[number, index]}", f"与 {mixed[number, index]} 重叠")
            if (number, index) in mixed
            else Text("a zone of its own", "独立分区，地址不重叠"),
        )
        for number, index, label, network in networks
        if label in here
    )
