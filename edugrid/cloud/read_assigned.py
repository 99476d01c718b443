"""``edugrid cloud readback``: what clouds assigned, into the ledger."""

from pathlib import Path

from edugrid.cloud.connect import connect
from edugrid.cloud.home import home
from edugrid.cloud.live import live, project_id
from edugrid.cloud.readback import Assigned, readback
from edugrid.cloud.v6_need import V6Need, v6_needs
from edugrid.region import open_region


def read_assigned(root: Path, region: str) -> tuple[Assigned, ...]:
    """Look at every cloud of ``region`` that assigns IPv6 prefixes, and write what it has; a moved prefix as well.

    Raises:
        CloudError: a cloud cannot be reached or read.
        edugrid.intent.problems.IntentError: the intent is wrong.

    """
    specs = tuple(
        spec
        for spec in open_region(root, region).design.tenancies
        if spec.features.api and not spec.features.planned_v6
    )
    found: dict[str, tuple[V6Need, ...]] = {}
    for spec in specs:
        door = connect(spec.cloud)
        project = project_id(door, home(spec))
        there = live(door, spec.cloud, project, spec.features) if project else ()
        found[spec.cloud] = v6_needs(spec, there, ())
    return readback(root, specs, found, overwrite=True)
