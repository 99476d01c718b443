"""What a tenancy is made of where there is no API: things that are applied for by form and vouched for one by one."""

from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.design.tenancy_spec import TenancySpec


class PaperResource(Frozen):
    """One thing that the cloud's operator sets up; ``name`` is what attestations call it, unique in the tenancy."""

    kind: Literal["network", "security_group", "server", "volume", "load_balancer"]
    name: str


def paper_resources(spec: TenancySpec) -> tuple[PaperResource, ...]:
    """Everything of ``spec``, in the order in which it is set up."""
    found = [PaperResource(kind="network", name=network.name) for network in spec.networks]
    for app in spec.applications:
        found.append(PaperResource(kind="security_group", name=f"{app.security_group}-sg"))
        for server in app.servers:
            found.append(PaperResource(kind="server", name=server))
            found += [PaperResource(kind="volume", name=f"{server}-{volume.name}") for volume in app.volumes]
        if app.load_balancer is not None:
            found.append(PaperResource(kind="load_balancer", name=f"{app.base}-lb"))
    found += [PaperResource(kind="server", name=edge.name) for edge in spec.nfv_edges]
    return tuple(found)
