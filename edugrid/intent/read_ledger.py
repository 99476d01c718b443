"""The ledger file: numbers that were handed out, reviewed in git."""

from pathlib import Path

from edugrid.intent.problems import Problem
from edugrid.intent.source import dotted
from edugrid.intent.yaml_file import read_yaml
from edugrid.text import Text

KINDS = (
    "ipv4", "ipv6", "ipv6_assigned", "vlan", "vni", "loopback4", "loopback6", "link4", "link6",
    "vni_block", "loopback4_block", "loopback6_block", "link4_block", "link6_block", "srv6_block", "locator", "l3vpn", "tenant",
    "acl_rule", "acl_deny", "onu", "service_port", "ap",
)  # fmt: skip


def read_ledger(path: Path, problems: list[Problem]) -> dict[str, dict[str, str]]:
    """Kind → owner → number as text; empty when there is no file yet."""
    if not path.exists():
        return {}
    source = read_yaml(path, problems)
    if source is None:
        return {}
    out: dict[str, dict[str, str]] = {}
    for kind, numbers in source.data.items():
        if kind not in KINDS:
            message = Text(f"unknown kind of number {kind!r}", f"未知的编号类别“{kind}”")
            problems.append(Problem(source.file, source.line((kind,)), kind, "unknown-key", message))
            continue
        if not isinstance(numbers, dict | None) or any(
            isinstance(one, dict | list) for one in (numbers or {}).values()
        ):
            message = Text("owners and their numbers are wanted here", "此处应为“所有者: 编号”")
            problems.append(Problem(source.file, source.line((kind,)), kind, "wrong-type", message))
            continue
        seen: dict[tuple[str, str], str] = {}
        for owner, number in (numbers or {}).items():
            text = str(number)
            who = _scope(kind, owner), text
            if who in seen and kind != "vlan":
                message = Text(f"{text} is already {seen[who]}'s", f"{text} 已分配给 {seen[who]}")
                place = source.line((kind, owner))
                problems.append(Problem(source.file, place, dotted((kind, owner)), "ledger-twice", message))
            seen[who] = owner
        out[kind] = {owner: str(number) for owner, number in (numbers or {}).items()}
    return out


def _scope(kind: str, owner: str) -> str:
    """Within what a number is unique: an ONU id within its PON port, service ports and access points within their device."""
    if kind == "onu":
        return owner.rpartition("/")[0]
    return owner.partition("/")[0] if kind in {"service_port", "ap"} else ""
