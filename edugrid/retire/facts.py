"""What is known of legacy data centres today; a fact that could not be had is None."""

from datetime import date

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.calendar import Freeze


class RouteFact(Frozen):
    """Whether a device has a route, and whether a simulated one says so."""

    there: bool
    simulated: bool = False


class PortFact(Frozen):
    """A port that leads into a site: its link, the MAC addresses behind it, and the IP addresses in the ARP table.

    A part that the device cannot tell is None.
    """

    up: bool | None = None
    macs: tuple[str, ...] | None = None
    arps: tuple[str, ...] | None = None
    simulated: bool = False


class AssetFact(Frozen):
    """Rows of registers/assets.csv in a site: how many, and the names of those that are not struck off."""

    listed: int
    left: tuple[str, ...] = ()


class Facts(Frozen):
    """Facts by what they are about.

    ``workloads``: ``site/workload`` → its server is there. ``routes``: prefix → some device has a route. ``answers``:
    address → how it answered (``tcp/443``, ``ping``), empty: it is silent. ``names``: site → DNS names of the region
    that point into its prefixes. ``ports``: ``device port`` → what it shows. ``sums``: ``site/evidence file`` → its SHA-256, None: the file
    is not there. ``ends``: contract → its last day. ``freezes``: exam freezes of the city, by site.
    ``assets``: site → what the register of assets has there. ``simulated``: prefixes and ports of which a simulated device told.
    """

    workloads: dict[str, bool | None] = Field(default_factory=dict)
    routes: dict[str, bool | None] = Field(default_factory=dict)
    answers: dict[str, tuple[str, ...] | None] = Field(default_factory=dict)
    names: dict[str, tuple[str, ...] | None] = Field(default_factory=dict)
    ports: dict[str, PortFact | None] = Field(default_factory=dict)
    sums: dict[str, str | None] = Field(default_factory=dict)
    ends: dict[str, date] = Field(default_factory=dict)
    freezes: dict[str, tuple[Freeze, ...]] = Field(default_factory=dict)
    assets: dict[str, AssetFact] = Field(default_factory=dict)
    simulated: tuple[str, ...] = ()
