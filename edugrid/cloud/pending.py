"""What a killed engine leaves: creates that may or may not have happened. They are taken into the state, not repeated."""

import time
from typing import TYPE_CHECKING, Any, Final

from edugrid.cloud.canonical import rule_key
from edugrid.cloud.connect import connect
from edugrid.cloud.errors import CloudError
from edugrid.cloud.live import live, project_id
from edugrid.cloud.live_object import LiveObject
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.text import Text

if TYPE_CHECKING:
    from pulumi.automation import Stack

KINDS: Final = {
    "openstack:networking/network:Network": "network",
    "openstack:networking/subnet:Subnet": "subnet",
    "openstack:networking/router:Router": "router",
    "openstack:networking/secGroup:SecGroup": "security_group",
    "openstack:networking/secGroupRule:SecGroupRule": "security_group_rule",
    "openstack:networking/routerInterface:RouterInterface": "port",
    "openstack:networking/port:Port": "port",
    "openstack:compute/instance:Instance": "server",
}
REPEATABLE: Final = frozenset(
    {
        "openstack:identity/roleAssignment:RoleAssignment",
        "openstack:compute/quotaSetV2:QuotaSetV2",
        "openstack:networking/quotaV2:QuotaV2",
        "pulumi:providers:openstack",
    }
)
"""Making these twice is the same as making them once."""

PROJECT: Final = "openstack:identity/project:Project"
SETTLE_SECONDS: Final = 20.0
"""The provider outlives a killed engine and finishes its calls."""


def settle(stack: "Stack", specs: tuple[TenancySpec, ...]) -> int:
    """Take the objects of pending creates into the state; the number of pending operations that were settled.

    An object is matched by its fixed name (rules and interfaces: by content) inside the tenancy's own project, and only
    when the state does not have it yet. What is not there within 20 s was never made and is forgotten. The next run
    must refresh, which reads the properties.

    Raises:
        CloudError: something else than a create of ours is pending, or a match is not unique.

    """
    state = stack.export_stack()
    body: Any = state.deployment or {}
    pending = [item for item in body.get("pending_operations") or [] if item]
    if not pending:
        return 0
    known = {item.get("id") for item in body["resources"]}
    missing = [item["resource"] for item in pending if item["type"] == "creating"]
    ends = time.monotonic() + SETTLE_SECONDS
    while True:
        there = {spec: _there(spec) for spec in specs}
        found = {item["urn"]: _match(item, there, known) for item in missing if item["type"] not in REPEATABLE}
        if all(found.values()) or time.monotonic() > ends:
            break
        time.sleep(2)
    urns = {item["urn"] for item in body["resources"]}
    for item in missing:
        identity = found.get(item["urn"])
        if identity and item["urn"] in urns:
            raise _by_hand(item["urn"])  # half of a replacement: which of the two is right is not ours to say
        if identity:
            body["resources"].append({**item, "id": identity, "outputs": {**item.get("inputs", {}), "id": identity}})
    body["pending_operations"] = []
    stack.import_stack(state)
    return len(pending)


def _there(spec: TenancySpec) -> tuple[str | None, tuple[LiveObject, ...]]:
    connection = connect(spec.cloud)
    project = project_id(connection, spec.project)
    return project, live(connection, spec.cloud, project) if project else ()


def _match(
    item: dict[str, Any], there: dict[TenancySpec, tuple[str | None, tuple[LiveObject, ...]]], known: set[str]
) -> str | None:
    spec = next(
        (spec for spec in there if item["urn"].split("::")[-1].startswith(f"{spec.cloud}-{spec.project}")), None
    )
    if spec is None or (item["type"] not in KINDS and item["type"] != PROJECT):
        raise _by_hand(item["urn"])
    project, objects = there[spec]
    if item["type"] == PROJECT:
        return project if project not in known else None
    inputs = item.get("inputs") or {}
    hits = [
        o.id for o in objects if o.kind == KINDS[item["type"]] and o.id not in known and _same(item["type"], inputs, o)
    ]
    if len(hits) > 1:
        raise CloudError(
            Text(
                f"{item['urn']} was interrupted and {len(hits)} objects fit",
                f"{item['urn']} 被中断，且有 {len(hits)} 个对象符合",
            ),
            Text("delete the superfluous ones by hand, then run it again", "请手工删除多余的对象后重新运行"),
            ", ".join(hits),
        )
    return hits[0] if hits else None


def _by_hand(urn: str) -> CloudError:
    return CloudError(
        Text(f"an interrupted operation on {urn} is pending", f"{urn} 上有未完成的操作"),
        Text("look at it in the cloud, then: pulumi refresh", "请在云上核对后运行：pulumi refresh"),
    )


def _same(kind: str, inputs: dict[str, Any], there: LiveObject) -> bool:
    if kind.endswith(":SecGroupRule"):
        ports = inputs.get("portRangeMin"), inputs.get("portRangeMax")
        key = rule_key(
            inputs["direction"],
            inputs["ethertype"],
            inputs.get("protocol"),
            _whole(ports),
            inputs.get("remoteIpPrefix"),
        )
        return there.parent == inputs.get("securityGroupId") and there.key == key
    if kind.endswith(":RouterInterface"):
        return there.parent == inputs.get("routerId") and inputs.get("subnetId") in there.subnets
    return there.name == inputs.get("name")


def _whole(ports: tuple[float | None, float | None]) -> tuple[int | None, int | None]:
    first, last = ports
    return None if first is None else int(first), None if last is None else int(last)
