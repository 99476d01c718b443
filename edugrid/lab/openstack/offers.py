"""Which cloud offers which services."""

from collections.abc import Sequence

from edugrid.lab.openstack.errors import LabError
from edugrid.lab.openstack.service import CORE, SERVICES

# A telecom operator's cloud seldom sells name service or key storage as OpenStack APIs.
NOT_OFFERED = {"telecom": ("designate", "barbican")}


def offers(cloud: str, wanted: Sequence[str] | None) -> tuple[str, ...]:
    """Return the names of the services of ``cloud``, in starting order.

    ``wanted`` None: all that the cloud offers. Else only those of them that are named there, beside the five that every
    cloud has. Raises LabError for a name that is no service.
    """
    known = [service.name for service in SERVICES]
    if strange := sorted(set(wanted or ()) - set(known)):
        raise LabError(f"no such service: {', '.join(strange)}; there are {', '.join(known)}")
    offered = [name for name in known if name not in NOT_OFFERED.get(cloud, ())]
    return tuple(name for name in offered if wanted is None or name in wanted or name in CORE)
