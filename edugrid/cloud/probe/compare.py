"""A profile and what was seen: pure."""

from collections.abc import Iterator
from typing import Final

from edugrid.cloud.probe.facts import CloudFacts
from edugrid.cloud.probe.finding import Finding
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.intent.capability_profile import CapabilityProfile
from edugrid.text import Text

EXTENSIONS: Final = {
    "rbac": ("rbac-policies",),
    "subnet_pools": ("subnet_allocation",),
    "address_scopes": ("address-scope",),
    "router_routes": ("extraroute",),
    "tags": ("standard-attr-tag", "tag"),
    "floating_ips": ("router",),
    "qos": ("qos",),
    "trunks": ("trunk",),
    "vpn": ("vpnaas",),
    "deny_rules": ("fwaas_v2",),
}
"""Fields of the profile and the network extension (one of them) that they need."""

SERVICES: Final = {"dns": ("dns",), "volumes": ("block-storage", "volumev3"), "server_groups": ("compute",)}
SKEW: Final = 30.0
"""Seconds: above, tokens begin or end in the wrong minute."""

ASK: Final = Text("the API shows it; ask the operator whether you may use it", "接口中可见；是否可用请询问云方")
WRITE: Final = Text("write what was seen into the profile, after asking", "向云方确认后，将所见写入能力配置")
WRONG: Final = Text("the profile promises what is not there: correct it", "能力配置与实际不符：请更正")


def compare(spec: TenancySpec, profile: CapabilityProfile, facts: CloudFacts) -> tuple[Finding, ...]:
    """Findings in the order of the profile's fields, then what city.yml needs by name, then the way to the cloud."""
    return (*_abilities(profile, facts), *_needs(spec, facts), *_way(facts))


def _abilities(profile: CapabilityProfile, facts: CloudFacts) -> Iterator[Finding]:
    admin = "admin" in facts.roles
    yield _able("admin", profile.admin, seen=admin)
    yield _able("application_credentials", profile.application_credentials, seen=facts.application_credentials)
    extensions = facts.extensions
    can = None if extensions is None else admin and "provider" in extensions
    yield _able("provider_networks", profile.provider_networks, seen=can)
    for field, names in EXTENSIONS.items():
        found = None if extensions is None else any(name in extensions for name in names)
        yield _able(field, getattr(profile, field), seen=found)
    balancer = "octavia" if "load-balancer" in facts.services else "none"
    said = profile.load_balancer
    if said == "unknown":
        yield Finding(what="load_balancer", verdict="unknown", said=said, seen=balancer, hint=WRITE)
    else:
        good = (said == "octavia") == (balancer == "octavia")
        hint = None if good else WRONG
        yield Finding(what="load_balancer", verdict="agree" if good else "differs", said=said, seen=balancer, hint=hint)
    for field, kinds in SERVICES.items():
        yield _able(field, getattr(profile, field), seen=any(kind in facts.services for kind in kinds))


def _able(field: str, said: object, *, seen: bool | None) -> Finding:
    told, looked = _word(said), _word(seen)
    if seen is None:
        return Finding(what=field, verdict="unknown", said=told, seen=looked)
    if said == "unknown":
        return Finding(what=field, verdict="unknown", said=told, seen=looked, hint=WRITE)
    if said is seen:
        return Finding(what=field, verdict="agree", said=told, seen=looked)
    if seen:  # what the API shows need not be allowed
        return Finding(what=field, verdict="unknown", said=told, seen=looked, hint=ASK)
    return Finding(what=field, verdict="differs", said=told, seen=looked, hint=WRONG)


def _word(value: object) -> str:
    return "-" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _needs(spec: TenancySpec, facts: CloudFacts) -> Iterator[Finding]:
    flavors = {app.flavor for app in spec.applications} | {edge.flavor for edge in spec.nfv_edges}
    images = {app.image for app in spec.applications} | {edge.image for edge in spec.nfv_edges}
    wanted = (
        ("external_network", {spec.external_network}, facts.external_networks),
        ("flavors", flavors, facts.flavors),
        ("images", images, facts.images),
    )
    for what, names, there in wanted:
        said = ", ".join(sorted(names)) or "-"
        if there is None:
            yield Finding(what=what, verdict="unknown", said=said, seen="-")
            continue
        missing = sorted(names - set(there))
        hint = Text(f"not there: {', '.join(missing)}", f"不存在：{'、'.join(missing)}") if missing else None
        seen = ", ".join(sorted(there)) or "-"
        yield Finding(what=what, verdict="differs" if missing else "agree", said=said, seen=seen, hint=hint)
    if spec.features.quota:
        return  # it will be written
    for name in ("cores", "ram_mib", "instances"):
        need: int = getattr(spec.quota, name)
        limit = None if facts.limits is None else facts.limits.get(name)
        if limit is None:
            yield Finding(what=f"quota {name}", verdict="unknown", said=str(need), seen="-")
            continue
        enough = limit < 0 or limit >= need
        more = Text("apply for more (form), or lower the quota in city.yml", "请提交扩容申请，或在 city.yml 中调低配额")
        yield Finding(
            what=f"quota {name}",
            verdict="agree" if enough else "differs",
            said=str(need),
            seen=str(limit),
            hint=None if enough else more,
        )


def _way(facts: CloudFacts) -> Iterator[Finding]:
    zones = "-" if facts.zones is None else ", ".join(facts.zones)
    yield Finding(what="zones", verdict="agree" if facts.zones else "unknown", said="-", seen=zones)
    if facts.skew_seconds is None:
        yield Finding(what="clock", verdict="unknown", said=f"± {SKEW:.0f} s", seen="-")
    else:
        good = abs(facts.skew_seconds) <= SKEW
        hint = None if good else Text("set this machine's clock (NTP)", "请校准本机时钟（NTP）")
        yield Finding(
            what="clock",
            verdict="agree" if good else "differs",
            said=f"± {SKEW:.0f} s",
            seen=f"{facts.skew_seconds:+.0f} s",
            hint=hint,
        )
    latency = "-" if facts.latency_ms is None else f"{facts.latency_ms:.0f} ms"
    yield Finding(what="latency", verdict="agree" if facts.latency_ms else "unknown", said="-", seen=latency)
    yield Finding(what="token", verdict="agree", said="-", seen=f"{facts.token_minutes} min")
    plain = Text("passwords travel unencrypted: ask for HTTPS", "口令以明文传输：请要求使用 HTTPS")
    yield Finding(
        what="tls",
        verdict="agree" if facts.tls else "differs",
        said="https",
        seen=facts.tls or "http",
        hint=None if facts.tls else plain,
    )
