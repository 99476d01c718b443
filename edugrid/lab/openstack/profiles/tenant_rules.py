"""What the operator of a plain OpenStack keeps for himself."""

from edugrid.lab.openstack.profiles.call import Call, RefusedError

OPERATORS: dict[str, frozenset[str]] = {
    "compute": frozenset({"os-services", "os-hypervisors", "os-aggregates", "os-hosts", "os-simple-tenant-usage"}),
    "network": frozenset({"agents", "segments", "rbac-policies", "address-scopes", "network-segment-ranges"}),
    "block-storage": frozenset({"os-services", "os-hosts", "scheduler-stats"}),
}
"""First parts of paths that are the operator's, by service."""

READ_ONLY: dict[str, frozenset[str]] = {
    "compute": frozenset({"flavors", "os-quota-sets", "os-quota-class-sets", "os-availability-zone"}),
    "network": frozenset({"quotas", "availability_zones"}),
    "block-storage": frozenset({"types", "os-quota-sets", "qos-specs"}),
    "load-balancer": frozenset({"quotas"}),
}
"""The same, but tenants may read them."""


def check_tenant(call: Call) -> None:
    """Raise RefusedError (403) for admin calls."""
    parts = call.parts
    if call.service == "identity":
        _identity(call)
    first = (
        parts[1]
        if call.service == "load-balancer" and parts[:1] == ("lbaas",) and len(parts) > 1
        else "".join(parts[:1])
    )
    if first in OPERATORS.get(call.service, ()) or (call.writes and first in READ_ONLY.get(call.service, ())):
        raise _forbidden(call)
    if {"all_tenants", "all_projects"} & set(call.query):
        raise _forbidden(call)
    if call.service == "network" and call.writes and first == "networks" and isinstance(call.body, dict):
        asked = call.body.get("network") or {}
        if "segments" in asked or any(key.startswith("provider:") for key in asked):
            raise _forbidden(call)
        if asked.get("shared") or asked.get("router:external"):
            raise _forbidden(call)


def _identity(call: Call) -> None:
    """Tokens, and what belongs to one's own user."""
    parts = call.parts
    own = not parts or parts[0] == "auth" or (parts[0] == "users" and parts[2:3] == ("application_credentials",))
    if not own:
        raise _forbidden(call)


def _forbidden(call: Call) -> RefusedError:
    what = f"{call.method} /{'/'.join(call.parts)}"
    return RefusedError(403, "PolicyNotAuthorized", f"({what}) is disallowed by policy: tenants may not do this")
