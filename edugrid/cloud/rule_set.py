"""The rules that a security group must hold: the same list for the component and for the scan."""

from edugrid.cloud.canonical import EVERYWHERE, RuleKey, rule_key
from edugrid.design.tenancy_spec import SecurityGroup


def rule_set(group: SecurityGroup) -> dict[RuleKey, str]:
    """Each rule with its description (ids and domains of its whitelist entries, joined); egress is open unless the group says not."""
    found: dict[RuleKey, str] = {
        rule_key("egress", ethertype, None, (None, None), None): "egress"
        for ethertype in (EVERYWHERE if group.egress else ())
    }
    for rule in group.rules:
        ports = rule.port_min, rule.port_max
        key = rule_key("ingress", rule.ethertype, rule.protocol, ports, str(rule.source))
        text = f"{rule.whitelist_id} {rule.domain}" if rule.domain else rule.whitelist_id
        found[key] = f"{found[key]} {text}" if key in found else text
    return found
