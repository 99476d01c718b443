"""The bounds of every cloud of the inventories, for ``pulumi`` typed by hand."""

from pathlib import Path

from edugrid.cloud.cloud_entry import cloud_entry
from edugrid.cloud.errors import CloudInputError
from edugrid.cloud.limits import limits
from edugrid.region import open_region


def all_limits(root: Path, state: Path) -> str:
    """The value of `EDUGRID_CLOUD_LIMITS` for all cities below ``root``; a cloud without an entry in clouds.yaml is left out.

    Raises:
        edugrid.intent.problems.IntentError: the intent is wrong.

    """
    provinces = sorted(path.parent.name for path in root.glob("*/province.yml"))
    specs = {spec.cloud: spec for province in provinces for spec in open_region(root, province).design.tenancies}
    pairs = []
    for spec in specs.values():
        try:
            pairs.append((spec, cloud_entry(spec.cloud)))
        except CloudInputError:
            continue
    return limits(pairs, state / "pulumi" / "pace")[0]
