"""Approvals, contracts and exceptions speak of things that exist."""

from edugrid.intent.policy_names import POLICY_NAMES
from edugrid.intent.rules.scope import Read, Scope
from edugrid.text import Text

EVERYBODY = "city"
_SCOPE, _POLICY = Text("scope (city, a county or an application)", "范围（city、县区或应用）"), Text("policy", "策略")


def governance(scope: Scope) -> None:
    """Check scopes of approvals, policies of exceptions, and that a contract is of the cloud that names it."""
    for read in scope.cities:
        if read.city.path in read.broken:
            continue
        _approvals(scope, read)
        _exceptions(scope, read)
        _contracts(scope, read)


def _approvals(scope: Scope, read: Read) -> None:
    city = read.city
    counties = [county.path.rsplit("/", 1)[-1] for county in city.counties]
    known = [EVERYBODY, *counties, *(app.name for app in city.file.applications)]
    if any(name.startswith(city.path + "/") for name in read.broken):
        return
    for index, row in enumerate(city.registers.approvals):
        if row.scope not in known:
            scope.unknown(read.sources["approvals"], ("rows", index, "scope"), _SCOPE, row.scope, known)


def _exceptions(scope: Scope, read: Read) -> None:
    for index, row in enumerate(read.city.registers.exceptions):
        if row.rule not in POLICY_NAMES:
            scope.unknown(read.sources["exceptions"], ("rows", index, "rule"), _POLICY, row.rule, list(POLICY_NAMES))


def _contracts(scope: Scope, read: Read) -> None:
    clouds = {row.id: row.cloud for row in read.city.registers.contracts}
    for index, cloud in enumerate(read.city.file.clouds):
        other = clouds.get(cloud.contract or "", cloud.name)
        if other != cloud.name:
            message = Text(
                f"the contract {cloud.contract} is for the cloud {other!r}, not {cloud.name!r}",
                f"合同 {cloud.contract} 属于云“{other}”，而不是“{cloud.name}”",
            )
            hint = Text("see registers/contracts.csv", "见 registers/contracts.csv")
            scope.report(
                read.sources[read.city.path], ("clouds", index, "contract"), "contract-of-another-cloud", message, hint
            )
