from edugrid.cloud.rule_set import rule_set
from edugrid.design.tenancy_spec import SecurityGroup, TenancySpec


def test_whitelist_and_open_egress_and_nothing_else(spec: TenancySpec) -> None:
    assert {key.show(): text for key, text in rule_set(spec.security_groups[0]).items()} == {
        "egress IPv4 any 0.0.0.0/0": "egress",
        "egress IPv6 any ::/0": "egress",
        "ingress IPv4 tcp 443 10.0.0.0/8": "WL-1",
    }


def test_two_entries_with_the_same_content_are_one_rule(spec: TenancySpec) -> None:
    rule = spec.security_groups[0].rules[0]
    group = SecurityGroup(name="g", description="", rules=(rule, rule.model_copy(update={"whitelist_id": "WL-2"})))
    assert list(rule_set(group).values())[-1] == "WL-1 WL-2"
    assert len(rule_set(group)) == 3
