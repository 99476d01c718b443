"""Policy: nothing is destroyed or interrupted on frozen days."""

from collections.abc import Iterable
from typing import Final

from edugrid.cloud.violation import Violation
from edugrid.intent.tree import Intent
from edugrid.rollout.plan_file import CloudStep
from edugrid.text import Text

RULE: Final = "freeze"
SOURCE: Final = Text(
    "calendar of the region (freezes in province.yml and city.yml): exams and the start of term",
    "本地区校历与考试安排（province.yml、city.yml 的 freezes）：考试周与开学期间不做破坏性变更",
)
DESTRUCTIVE: Final = frozenset(
    {"delete", "replace", "create-replacement", "delete-replaced", "discard", "delete-unmanaged", "remove-rule"}
)
HARMLESS: Final = ("pulumi:", "edugrid:", "openstack:compute/quotaSetV2:", "openstack:networking/quotaV2:")
"""Types that are no thing in a cloud, and quotas, which stop nothing that runs."""
INTERRUPTING: Final = {
    "openstack:compute/instance:Instance": {"powerState", "flavorName", "flavorId", "imageName", "imageId", "userData", "networks", "securityGroups"},
    "openstack:networking/port:Port": {"adminStateUp", "securityGroupIds", "portSecurityEnabled", "fixedIps", "networkId"},
    "openstack:networking/network:Network": {"adminStateUp", "segments"},
    "openstack:networking/subnet:Subnet": {"gatewayIp", "enableDhcp", "cidr"},
    "openstack:networking/router:Router": {"adminStateUp", "externalNetworkId", "enableSnat"},
    "openstack:networking/floatingIp:FloatingIp": {"portId", "fixedIp"},
    "openstack:loadbalancer/loadBalancer:LoadBalancer": {"adminStateUp"},
    "openstack:loadbalancer/listener:Listener": {"adminStateUp", "defaultPoolId"},
    "openstack:loadbalancer/pool:Pool": {"adminStateUp"},
    "openstack:loadbalancer/members:Members": {"members"},
    "openstack:dns/recordSet:RecordSet": {"records"},
    "openstack:dns/zone:Zone": {"disableStatusCheck"},
    "openstack:identity/project:Project": {"enabled"},
}  # fmt: skip
"""Properties whose update cuts somebody off."""
RESTORING: Final = {"powerState": "active", "adminStateUp": "true", "enabled": "true"}
"""An update to this value brings something back, which is welcome on every day."""


def freeze(steps: Iterable[CloudStep], intent: Intent, region: str) -> list[Violation]:
    """Refuse steps that delete, replace or interrupt while a freeze of ``region`` (a city's path) lasts."""
    frozen = [
        item
        for city in intent.cities
        if city.path == region
        for item in intent.freezes(city)
        if item.first <= intent.today <= item.last
    ]
    if not frozen:
        return []
    last = max(frozen, key=lambda item: item.last)
    found: dict[str, Violation] = {}
    for step in steps:
        why = _destructive(step)
        if why is None:
            continue
        found.setdefault(
            step.name,
            Violation(
                RULE,
                SOURCE,
                step.name,
                Text(f"{why.en} while {last.name} lasts ({last.first} to {last.last})", f"{last.name}期间（{last.first} 至 {last.last}）{why.zh}"),
                Text(
                    f"do it after {last.last}, or file an exception (rule {RULE}) in registers/exceptions.csv",
                    f"请在 {last.last} 之后执行，或在 registers/exceptions.csv 登记例外（规则 {RULE}）",
                ),
                region,
            ),
        )  # fmt: skip
    return list(found.values())


def _destructive(step: CloudStep) -> Text | None:
    if step.type.startswith(HARMLESS):
        return None
    if step.op in DESTRUCTIVE:
        return Text(f"{step.op} is destructive", f"不允许破坏性操作 {step.op}")
    keys = INTERRUPTING.get(step.type, set()) if step.op == "update" else set()
    for change in step.changes:
        key, _, values = change.partition(": ")
        new = values.partition(" -> ")[2]
        if key.split(".")[0].split("[")[0] in keys and RESTORING.get(key) != new.strip('"').lower():
            return Text(f"the update of {key} interrupts", f"不允许会造成中断的更新（{key}）")
    return None
