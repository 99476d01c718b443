"""The gates of a move: what must be true before a stage is left. Pure, from facts."""

from collections.abc import Callable, Sequence
from datetime import UTC, timedelta
from typing import Final

from edugrid.cloud.move.facts import MoveFacts
from edugrid.cloud.move.moving import Moving
from edugrid.cloud.move.side import Side
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.retire.status import Gate
from edugrid.text import Text

UP: Final = frozenset({"ONLINE", "NO_MONITOR"})
"""Octavia's words for a member that takes requests; without a monitor it never says more."""


def gates(stage: str, moving: Moving, facts: MoveFacts) -> tuple[Gate, ...]:
    """The gates of ``stage``; a stage may be left when every one has passed. Unknown is not passed."""
    return _GATES[stage](moving, facts)


def _create(moving: Moving, facts: MoveFacts) -> tuple[Gate, ...]:
    wanted = _wanted(moving, moving.new)
    return (_servers(moving.new, wanted, facts.new), *_balancers(moving, moving.new, facts.new))


def _replicate(moving: Moving, facts: MoveFacts) -> tuple[Gate, ...]:
    return (_evidence(moving, facts, "replicate", "replicated"),)


def _switch(moving: Moving, facts: MoveFacts) -> tuple[Gate, ...]:
    return (_name(moving, facts, moving.new, facts.new),)


def _drain(moving: Moving, facts: MoveFacts) -> tuple[Gate, ...]:
    return (_hours(moving, facts), _evidence(moving, facts, "drain", "connections"))


def _delete(moving: Moving, facts: MoveFacts) -> tuple[Gate, ...]:
    return (_gone(moving.old, facts.old),)


def _abort(moving: Moving, facts: MoveFacts) -> tuple[Gate, ...]:
    return (_gone(moving.new, facts.new),)


_GATES: Final[dict[str, Callable[[Moving, MoveFacts], tuple[Gate, ...]]]] = {
    "create": _create,
    "replicate": _replicate,
    "switch": _switch,
    "drain": _drain,
    "delete": _delete,
    "abort": _abort,
}


def deletion_gates(moving: Moving, facts: MoveFacts) -> tuple[Gate, ...]:
    """What must be true now before one side is deleted: the old one at the stage delete, the new one after an abort."""
    if moving.move.stage == "delete":
        return tuple(
            gate for stage in ("create", "replicate", "switch", "drain") for gate in gates(stage, moving, facts)
        )
    wanted = _wanted(moving, moving.old)
    name = () if moving.host is None else (_name(moving, facts, moving.old, facts.old),)
    return (_servers(moving.old, wanted, facts.old), *name)


def _wanted(moving: Moving, side: TenancySpec) -> Sequence[str]:
    """Names of the servers that the design has there; at least those of the base size."""
    designed = next((app.servers for app in side.applications if app.name == moving.app.name), ())
    return designed or tuple(f"{moving.base(side)}-{number}" for number in range(1, moving.app.count + 1))


def _servers(spec: TenancySpec, wanted: Sequence[str], side: Side | None) -> Gate:
    name = f"servers on {spec.label}"
    if side is None:
        return Gate(name=name, passed=None, evidence=_unasked(spec))
    status = {server.name: server.status for server in side.servers}
    bad = [f"{server}: {status.get(server, '-')}" for server in wanted if status.get(server) != "ACTIVE"]
    if bad:
        text = Text(f"not ACTIVE: {', '.join(bad)}", f"未处于 ACTIVE：{'、'.join(bad)}")
    else:
        text = Text(f"all ACTIVE: {', '.join(wanted)}", f"全部 ACTIVE：{'、'.join(wanted)}")
    return Gate(name=name, passed=not bad, evidence=text)


def _balancers(moving: Moving, spec: TenancySpec, side: Side | None) -> tuple[Gate, ...]:
    if moving.app.load_balancer is None:
        return ()
    name = f"load balancer on {spec.label}"
    if side is None:
        return (Gate(name=name, passed=None, evidence=_unasked(spec)),)
    if not side.balancers:
        return (Gate(name=name, passed=False, evidence=Text("there is none", "尚未创建")),)
    bad = [f"{item.name}: {item.status}" for item in side.balancers if item.status != "ACTIVE"]
    bad += [f"{who}: {how}" for item in side.balancers for who, how in item.members if how not in UP]
    bad += [f"{item.name}: -" for item in side.balancers if not item.members]
    text = (
        Text(f"not up: {', '.join(bad)}", f"未就绪：{'、'.join(bad)}")
        if bad
        else Text("it and all its members are up", "负载均衡及全部成员就绪")
    )
    return (Gate(name=name, passed=not bad, evidence=text),)


def _evidence(moving: Moving, facts: MoveFacts, stage: str, name: str) -> Gate:
    record = next((item for key, item in moving.move.evidence.items() if key == stage), None)
    if record is None:
        return Gate(name=name, passed=False, evidence=Text("no evidence yet", "尚无证明材料"))
    state = facts.evidence[stage]
    told = {
        "good": Text(
            f"{record.file}, by {record.by} at {record.at:%Y-%m-%d %H:%M}, sha256 {record.sha256[:12]}",
            f"{record.file}，{record.by} 于 {record.at:%Y-%m-%d %H:%M} 提交，sha256 {record.sha256[:12]}",
        ),
        "changed": Text(
            f"{record.file} is not what was recorded: its sha256 differs", f"{record.file} 与登记时不同：sha256 不符"
        ),
        "missing-file": Text(f"{record.file} is gone", f"{record.file} 已不存在"),
    }[state]
    return Gate(name=name, passed=state == "good", evidence=told)


def _name(moving: Moving, facts: MoveFacts, spec: TenancySpec, side: Side | None) -> Gate:
    if moving.host is None:
        if spec.label == moving.move.to:
            return _evidence(moving, facts, "switch", "switched")
        return Gate(name="name", passed=True, evidence=Text("the city has no zone", "本市没有域名区"))
    name = f"name {moving.host}"
    if side is None:
        return Gate(name=name, passed=None, evidence=_unasked(spec))
    if facts.answers is None:
        text = Text("neither a name server nor the API could be asked", "域名服务器和 API 均无法查询")
        return Gate(name=name, passed=None, evidence=text)
    answers = set(facts.answers.addresses)
    said = ", ".join(facts.answers.addresses) or "-"
    passed = bool(answers) and answers <= set(side.addresses)
    text = Text(
        f"answers {said} ({facts.answers.source}); {spec.label} has {', '.join(side.addresses) or '-'}",
        f"解析为 {said}（{facts.answers.source}）；{spec.label} 的地址为 {', '.join(side.addresses) or '-'}",
    )
    return Gate(name=name, passed=passed, evidence=text)


def _hours(moving: Moving, facts: MoveFacts) -> Gate:
    hours = moving.city.file.move.drain_hours
    if moving.move.switched is None:
        return Gate(name="hours", passed=False, evidence=Text("it was never switched", "尚未切换"))
    switched = moving.move.switched.astimezone(UTC)
    over = switched + timedelta(hours=hours)
    passed = switched <= facts.now and facts.now >= over
    text = Text(
        f"{hours:g} hours after {moving.move.switched:%Y-%m-%d %H:%M} must pass; {'they have' if passed else 'they have not'}",
        f"自 {moving.move.switched:%Y-%m-%d %H:%M} 起须满 {hours:g} 小时；{'已满' if passed else '未满'}",
    )
    return Gate(name="hours", passed=passed, evidence=text)


def _gone(spec: TenancySpec, side: Side | None) -> Gate:
    name = f"nothing left on {spec.label}"
    if side is None:
        return Gate(name=name, passed=None, evidence=_unasked(spec))
    left = [*(item.name for item in side.servers), *(item.name for item in side.balancers)]
    text = Text(f"still there: {', '.join(left)}", f"仍存在：{'、'.join(left)}") if left else Text("gone", "已删除")
    return Gate(name=name, passed=not left, evidence=text)


def _unasked(spec: TenancySpec) -> Text:
    return Text(f"{spec.label} could not be asked", f"无法查询 {spec.label}")
