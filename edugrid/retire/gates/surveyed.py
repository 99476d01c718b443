"""It is known where every workload goes."""

from edugrid.intent.data_centre import DataCentre
from edugrid.retire.status import Gate
from edugrid.text import Text


def surveyed(site: DataCentre) -> tuple[Gate, ...]:
    """A gate where workloads are listed: each has a target of its own or that of the site."""
    if not site.workloads:
        return ()
    lost = [item.name for item in site.workloads if item.target is None and site.target is None]
    if lost:
        evidence = Text(f"no target is written for {', '.join(lost)}", f"未登记迁移去向：{'、'.join(lost)}")
    else:
        evidence = Text(
            f"all {len(site.workloads)} workload(s) have a target", f"{len(site.workloads)} 个系统均已确定去向"
        )
    return (Gate(name="targets", passed=not lost, evidence=evidence),)
