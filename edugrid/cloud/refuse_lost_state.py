"""A cloud that has what the state knows nothing of."""

from collections.abc import Iterable, Mapping
from typing import Any

from edugrid.cloud.connect import connect
from edugrid.cloud.errors import CloudError
from edugrid.cloud.live import project_id
from edugrid.cloud.look import Look
from edugrid.cloud.pending import PROJECT
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.text import Text


def refuse_lost_state(region: str, found: Look) -> None:
    """Raise CloudError when a project that the engine would make is there already: its state is lost, or it is not ours.

    Going on would fail at the project's name, and where a cloud allows two of a name, make everything twice.
    """
    made = {step.name for step in found.steps if step.op == "create" and step.type == PROJECT}
    _refuse(region, [t.spec for t in found.tenants if t.project is not None and _name(t.spec) in made])


def refuse_unknown_projects(region: str, specs: Iterable[TenancySpec], known: Iterable[Mapping[str, Any]]) -> None:
    """The same before a run without a plan; ``known`` are the state's resources. A cloud is asked only about what is missing.

    Raises:
        CloudError: also when a cloud cannot be reached.

    """
    names = {item["urn"].rpartition("::")[2] for item in known if item.get("type") == PROJECT}
    missing = [spec for spec in specs if spec.features.project and _name(spec) not in names]
    _refuse(region, [spec for spec in missing if project_id(connect(spec.cloud), spec.project) is not None])


def _name(spec: TenancySpec) -> str:
    return f"{spec.cloud}-{spec.project}"


def _refuse(region: str, lost: list[TenancySpec]) -> None:
    if not lost:
        return
    names = ", ".join(f"{spec.cloud}/{spec.project}" for spec in lost)
    raise CloudError(
        Text(
            f"the state does not know the project {names}, which is in the cloud: the state was lost, or somebody else made it",
            f"云上已有项目 {names}，而状态中没有记录：状态可能丢失，或该项目由他人创建",
        ),
        Text(
            f"with a backup: edugrid cloud restore {region} FILE; without one: edugrid cloud restore {region} --from-cloud, "
            "which seeks what the intent declares and takes it into the state",
            f"有备份：edugrid cloud restore {region} FILE；没有备份：edugrid cloud restore {region} --from-cloud，"
            "按意图在云上查找并写回状态",
        ),
    )
