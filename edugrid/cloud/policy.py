"""All policies together: over one resource, over all resources, over a region, over the steps of a plan."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from edugrid.cloud.adopt.declare_adopted import declare_adopted
from edugrid.cloud.declare import declare
from edugrid.cloud.declared import Declared
from edugrid.cloud.judged import Judged, judge
from edugrid.cloud.rules.approved_flavors import approved_flavors
from edugrid.cloud.rules.approved_images import approved_images
from edugrid.cloud.rules.capacity_approval import capacity_approval
from edugrid.cloud.rules.freeze import RULE as FREEZE
from edugrid.cloud.rules.freeze import freeze
from edugrid.cloud.rules.frozen_site import frozen_site
from edugrid.cloud.rules.ipv6_everywhere import ipv6_everywhere
from edugrid.cloud.rules.level3_encryption import level3_encryption
from edugrid.cloud.rules.level3_logs import level3_logs
from edugrid.cloud.rules.level3_network import level3_network
from edugrid.cloud.rules.management_ports import management_ports
from edugrid.cloud.rules.mandatory_tags import mandatory_tags
from edugrid.cloud.rules.names import names
from edugrid.cloud.rules.no_new_data_centre import no_new_data_centre
from edugrid.cloud.rules.placement import placement
from edugrid.cloud.rules.quota import quota
from edugrid.cloud.rules.whitelist_only import whitelist_only
from edugrid.cloud.violation import Violation
from edugrid.design.adopted_spec import AdoptedSpec
from edugrid.design.region import RegionDesign
from edugrid.intent.tree import Intent
from edugrid.rollout.plan_file import CloudStep

RESOURCE_RULES: Final[dict[str, Callable[[Declared], list[Violation]]]] = {
    "no-open-management-port": management_ports,
    "mandatory-tags": mandatory_tags,
    "names": names,
}
"""Rules that need nothing but the resource."""

REGISTER_RULES: Final[dict[str, Callable[[Declared, Intent], list[Violation]]]] = {
    "whitelist-only-ingress": whitelist_only,
    "level3-encryption": level3_encryption,
    "approved-images": approved_images,
    "approved-flavors": approved_flavors,
    "frozen-site": frozen_site,
}
"""Rules that hold a resource against lists and registers of the intent."""

STACK_RULES: Final[dict[str, Callable[[Sequence[Declared]], list[Violation]]]] = {
    "ipv6-on-every-network": ipv6_everywhere,
    "level3-network": level3_network,
}
INTENT_RULES: Final[dict[str, Callable[[Intent], list[Violation]]]] = {
    "no-new-data-centre": no_new_data_centre,
    "placement": placement,
    "capacity-approval": capacity_approval,
    "quota": quota,
    "level3-logs": level3_logs,
}
STEP_RULES: Final[dict[str, Callable[[Iterable[CloudStep], Intent, str], list[Violation]]]] = {FREEZE: freeze}
"""Rules that need to know what a run would change: no policy pack sees that."""

RULES: Final = frozenset({*RESOURCE_RULES, *REGISTER_RULES, *STACK_RULES, *INTENT_RULES, *STEP_RULES})
"""The names of all policies, as exceptions give them."""


def check_region(intent: Intent, design: RegionDesign) -> Judged:
    """Every violation of a region, before anything is registered with the engine; those with an exception set apart."""
    found = [violation for rule in INTENT_RULES.values() for violation in rule(intent)]
    for spec in design.tenancies:
        found += _over_all(declare(spec, design.tenancies), intent, spec.region)
    for held in design.adopted:
        found += _adopted(held, intent)
    return judge(found, intent)


def check_adopted(spec: AdoptedSpec, intent: Intent) -> Judged:
    """Violations of an adopted project; its objects keep the names that they have."""
    return judge(_adopted(spec, intent), intent)


def _adopted(spec: AdoptedSpec, intent: Intent) -> list[Violation]:
    return _over_all(declare_adopted(spec), intent, spec.region, without="names")


def _over_all(resources: Sequence[Declared], intent: Intent, region: str, without: str = "") -> list[Violation]:
    rules = [rule for name, rule in RESOURCE_RULES.items() if name != without]
    found = [violation for rule in rules for r in resources for violation in rule(r)]
    found += [violation for check in REGISTER_RULES.values() for r in resources for violation in check(r, intent)]
    found += [violation for over_all in STACK_RULES.values() for violation in over_all(resources)]
    return [violation._replace(region=region) for violation in found]


def check_steps(steps: Iterable[CloudStep], intent: Intent, region: str) -> Judged:
    """Violations by the steps of a plan for the stack of ``region``."""
    listed = tuple(steps)
    return judge([v for rule in STEP_RULES.values() for v in rule(listed, intent, region)], intent)
