"""Drift of a region's clouds: what differs from the design, by the engine's eyes and by the API's."""

import re
from pathlib import Path
from typing import Final, Literal

from edugrid.cloud.engine import Engine
from edugrid.cloud.look import Look, Tenant, look
from edugrid.cloud.progress import Progress, silent
from edugrid.cloud.scan import Unmanaged
from edugrid.cloud.v6_need import V6Need
from edugrid.design.adopted_spec import AdoptedSpec
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.drift.record import DriftRecord
from edugrid.rollout.plan_file import CloudStep

Severity = Literal["high", "medium", "low"]
LOW: Final = frozenset({"description", "tags", "metadata"})
HIGH: Final = frozenset(
    {
        "adminStateUp",
        "allowedAddressPairs",
        "allowedCidrs",
        "enabled",
        "peerAddress",
        "portId",
        "portSecurityEnabled",
        "powerState",
        "psk",
        "records",
        "roles",
        "securityGroupIds",
        "targetTenant",
    }
)
GRAVE: Final = frozenset(
    {
        "server",
        "floating_ip",
        "security_group_rule",
        "router",
        "port",
        "load_balancer",
        "listener",
        "share",
        "vpn_connection",
        "dns_record",
        "credential",
    }
)
"""Kinds that open a way in or out, or give somebody a key."""

COMPONENTS: Final = "edugrid:"
WORDS: Final = {
    "Instance": "server",
    "SecGroup": "security_group",
    "SecGroupRule": "security_group_rule",
    "QuotaV2": "network_quota",
    "QuotaSetV2": "compute_quota",
    "QuoteSetV3": "volume_quota",
    "Quota": "load_balancer_quota",
    "RbacPolicyV2": "share",
    "Zone": "dns_zone",
    "RecordSet": "dns_record",
    "Service": "vpn_service",
    "SiteConnection": "vpn_connection",
    "EndpointGroup": "vpn_endpoints",
    "IkePolicy": "vpn_ike_policy",
    "IpSecPolicy": "vpn_ipsec_policy",
    "ApplicationCredential": "credential",
}

Share = TenancySpec | AdoptedSpec


def observe(region: str, root: Path, state: Path, progress: Progress = silent) -> tuple[DriftRecord, ...]:
    """Every difference between the design of ``region`` and its clouds, each once, in order of asset and path.

    A cloud that cannot be reached is one record of kind ``unreachable``. Nothing is written: neither the clouds nor
    the engine's state.

    Raises:
        CloudError: the engine stopped, or a policy is broken.
        edugrid.intent.problems.IntentError: the intent is wrong.

    """
    engine = Engine(region, root, state)
    return records(region, look(engine, progress))


def records(region: str, found: Look) -> tuple[DriftRecord, ...]:
    """The records of one look; pure."""
    all_records = [_unreachable(region, tenant) for tenant in found.tenants if tenant.error is not None]
    groups = {seen.id: seen.urn.split("::")[-1] for seen in found.seen.values() if seen.type.endswith(":SecGroup")}
    for step in found.steps:
        spec = _owner(step, found)
        if spec is not None and not step.type.startswith((COMPONENTS, "pulumi:")):
            all_records += _of_step(region, spec, step, groups)
    for tenant in found.tenants:
        all_records += [_of_unmanaged(region, tenant.spec, item) for item in tenant.unmanaged]
        all_records += [record for need in tenant.v6 for record in _of_v6(region, tenant.spec, need)]
    for held in found.adopted:
        all_records += [_of_unmanaged(region, held.spec, item) for item in held.unmanaged]
    return tuple(sorted({r.identity: r for r in all_records}.values(), key=lambda r: (r.asset, r.path, r.kind)))


def _owner(step: CloudStep, found: Look) -> Share | None:
    shares: list[Share] = [*(tenant.spec for tenant in found.tenants), *(held.spec for held in found.adopted)]
    return next((spec for spec in shares if step.name.startswith(f"{spec.cloud}-{spec.project}")), None)


def _of_step(region: str, spec: Share, step: CloudStep, groups: dict[str, str]) -> list[DriftRecord]:
    what = _short(step.type)
    name = step.name.removeprefix(f"{spec.cloud}-")
    path = (what, name)
    if step.op == "create":
        return [_record(region, spec, path, "missing", _wanted(step), None, "high")]
    if step.op == "delete":
        return [_record(region, spec, path, "unmanaged", None, f"{what} {name}", "medium")]
    if step.op not in {"update", "replace"}:
        return []  # parts of a replacement: told once
    found = []
    for change in step.changes:
        key, _, values = change.partition(": ")
        old, _, new = values.partition(" -> ")
        severity: Severity = "low" if key in LOW else "high" if key in HIGH else "medium"
        found.append(
            _record(region, spec, (*path, key), "changed", groups.get(new, new), groups.get(old, old), severity)
        )
    return found


def _short(kind: str) -> str:
    """``openstack:networking/floatingIp:FloatingIp`` is a ``floating_ip``; a few kinds have better names."""
    name = kind.rsplit(":", maxsplit=1)[-1]
    return WORDS.get(name) or re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def _wanted(step: CloudStep) -> str:
    return ", ".join(change.replace(": -> ", "=") for change in step.changes) or step.name


def _of_unmanaged(region: str, spec: Share, item: Unmanaged) -> DriftRecord:
    severity: Severity = "high" if item.object.kind in GRAVE else "medium"
    return _record(region, spec, item.path, "unmanaged", None, item.show(), severity)


def _of_v6(region: str, spec: TenancySpec, need: V6Need) -> list[DriftRecord]:
    """An IPv6 subnet that the cloud should have assigned, or one that is no longer what the ledger says."""
    path = ("subnet", f"{need.network.name}-v6")
    if need.subnet is None:
        return [_record(region, spec, path, "missing", f"{need.network.ipv6 or 'assigned by the cloud'}", None, "high")]
    found = []
    if not need.known:
        intended, actual = str(need.network.ipv6 or "not in the ledger"), str(need.prefix)
        found.append(_record(region, spec, (*path, "cidr"), "changed", intended, actual, "medium"))
    if not need.met:
        lacking = "routed, an address on every port"
        actual = ("" if need.routed else "not routed; ") + f"{len(need.ports)} port(s) without address"
        found.append(_record(region, spec, (*path, "use"), "changed", lacking, actual, "medium"))
    return found


def _unreachable(region: str, tenant: Tenant) -> DriftRecord:
    text = tenant.error.show("en") if tenant.error else ""
    return _record(region, tenant.spec, (), "unreachable", "reachable", text.splitlines()[0], "high")


def _record(
    region: str,
    spec: Share,
    path: tuple[str, ...],
    kind: Literal["changed", "missing", "unmanaged", "unreachable"],
    intended: str | None,
    actual: str | None,
    severity: Severity,
) -> DriftRecord:
    return DriftRecord(
        region=region,
        world="cloud",
        asset=f"{spec.cloud}/{spec.project}",
        path=path,
        kind=kind,
        intended=intended,
        actual=actual,
        severity=severity,
        layer=spec.features.layer if isinstance(spec, TenancySpec) else "real",
    )
