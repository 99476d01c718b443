"""What goes from one cloud to another one goes through IPsec."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a connection of a tenancy that holds the system; none where nothing is connected."""
    here = {hosted.tenancy.label for hosted in view.hosted()}
    return tuple(
        Evidence(
            check="between_clouds",
            subject=f"{tenancy.label}/{vpn.name}",
            basis="planned",
            state="pass",
            place=f"tenancy.json#/{number}/vpns/{index}",
            value=f"IPsec {', '.join(vpn.networks)} -> {vpn.peer} {', '.join(map(str, vpn.peer_prefixes))}",
            why=Text("enciphered between the clouds", "云间流量经 IPsec 加密"),
        )
        for number, tenancy in enumerate(view.tenancies)
        for index, vpn in enumerate(tenancy.vpns)
        if tenancy.label in here
    )
