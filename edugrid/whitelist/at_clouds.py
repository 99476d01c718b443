"""What the security groups say."""

from edugrid.cloud.canonical import rule_key
from edugrid.design.tenancy_spec import SecurityRule
from edugrid.whitelist.explanation import CloudPoint
from edugrid.whitelist.question import Question
from edugrid.whitelist.targets import Target


def at_cloud(question: Question, target: Target) -> CloudPoint:
    """The first rule of the target's group that lets the question's source in, or none: what no rule lists is refused."""
    found = next((rule for rule in target.group.rules if _lets_in(rule, question)), None)
    return CloudPoint(
        application=target.application,
        cloud=target.spec.label,
        group=target.group.name,
        network=target.network,
        allows=found is not None,
        rule=_shown(found) if found else None,
        entry=found.whitelist_id if found else None,
        api=target.spec.features.api,
    )


def _lets_in(rule: SecurityRule, question: Question) -> bool:
    if rule.protocol not in {question.protocol, "any"} or question.source not in rule.source:
        return False
    first, last = rule.port_min, rule.port_max
    return first is None or first <= question.port <= (last if last is not None else first)


def _shown(rule: SecurityRule) -> str:
    return rule_key("ingress", rule.ethertype, rule.protocol, (rule.port_min, rule.port_max), str(rule.source)).show()
