"""All policies together: over one resource, over all resources, over a region."""

from collections.abc import Callable, Sequence

from edugrid.cloud.declare import declare
from edugrid.cloud.declared import Declared
from edugrid.cloud.rules.ipv6_everywhere import ipv6_everywhere
from edugrid.cloud.rules.management_ports import management_ports
from edugrid.cloud.rules.mandatory_tags import mandatory_tags
from edugrid.cloud.rules.names import names
from edugrid.cloud.rules.no_new_data_centre import no_new_data_centre
from edugrid.cloud.violation import Violation
from edugrid.design.region import RegionDesign
from edugrid.intent.tree import Intent

RESOURCE_RULES: dict[str, Callable[[Declared], list[Violation]]] = {
    "no-open-management-port": management_ports,
    "mandatory-tags": mandatory_tags,
    "names": names,
}
STACK_RULES: dict[str, Callable[[Sequence[Declared]], list[Violation]]] = {"ipv6-on-every-network": ipv6_everywhere}
INTENT_RULES: dict[str, Callable[[Intent], list[Violation]]] = {"no-new-data-centre": no_new_data_centre}


def check_region(intent: Intent, design: RegionDesign) -> tuple[Violation, ...]:
    """Every violation of a region, before anything is registered with the engine."""
    resources = [resource for spec in design.tenancies for resource in declare(spec)]
    found = [violation for rule in INTENT_RULES.values() for violation in rule(intent)]
    found += [violation for rule in RESOURCE_RULES.values() for r in resources for violation in rule(r)]
    found += [violation for rule in STACK_RULES.values() for violation in rule(resources)]
    return tuple(sorted(set(found), key=lambda violation: (violation.where, violation.rule)))
