"""Clouds let in what the whitelist lists and nothing else; no rule is for every protocol or from everywhere."""

from collections.abc import Iterator

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import Hosted, View
from edugrid.design.tenancy_spec import SecurityRule
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a rule; an application without any rule lets nobody in, which is evidence too."""
    return tuple(one for hosted in view.hosted() for one in _one(hosted))


def _one(hosted: Hosted) -> Iterator[Evidence]:
    groups = hosted.tenancy.security_groups
    index = next((i for i, group in enumerate(groups) if group.name == hosted.app.security_group), None)
    root = hosted.pointer.split("/applications/", 1)[0]
    if index is None:
        why = Text("its security group is not in the specification", "规格中没有其安全组")
        yield hosted.says("security_groups", "security_group", "unknown", why)
        return
    if not groups[index].rules:
        yield hosted.says("security_groups", "security_group", "pass", Text("lets nobody in", "安全组不放行任何来源"))
    for number, rule in enumerate(groups[index].rules):
        yield _rule(hosted, rule, f"{root}/security_groups/{index}/rules/{number}")


def _rule(hosted: Hosted, rule: SecurityRule, pointer: str) -> Evidence:
    wide = rule.protocol == "any" or rule.port_min is None or rule.source.prefixlen == 0
    return Evidence(
        check="security_groups",
        subject=f"{hosted.tenancy.label}/{hosted.app.name}",
        basis="planned",
        state="fail" if wide else "pass",
        place=f"tenancy.json#{pointer}",
        value=f"{rule.whitelist_id}: {rule.protocol} {_ports(rule)} <- {rule.source}",
        why=Text("lets in any protocol, any port or everybody", "放行任意协议、任意端口或任意来源")
        if wide
        else Text("one protocol, its ports, a named source; the rest is refused", "协议、端口、来源明确，其余默认拒绝"),
    )


def _ports(rule: SecurityRule) -> str:
    return "*" if rule.port_min is None else f"{rule.port_min}-{rule.port_max}"
