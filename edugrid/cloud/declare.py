"""What a tenancy would register, without an engine: types, names, and the properties that some policy may read."""

from collections.abc import Sequence

from edugrid.cloud.declare_applications import declare_applications
from edugrid.cloud.declare_between import declare_between
from edugrid.cloud.declare_edges import declare_edges
from edugrid.cloud.declare_home import declare_home
from edugrid.cloud.declare_networks import declare_networks
from edugrid.cloud.declared import Declared
from edugrid.design.tenancy_spec import TenancySpec


def declare(spec: TenancySpec, everybody: Sequence[TenancySpec] = ()) -> list[Declared]:
    """Every resource of the tenancy but components and providers, under the names that the engine gets.

    ``everybody`` are all tenancies of the region (absent: ``spec`` alone): names of the region's zone point to
    applications on any of its clouds.
    """
    return [
        *declare_home(spec),
        *declare_networks(spec),
        *declare_applications(spec),
        *declare_edges(spec),
        *declare_between(spec, everybody or (spec,)),
    ]
