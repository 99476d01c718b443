"""Feature: the placement rules, applied to every application of a city."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from edugrid.design.capacity_sums import above, ceiling, total
from edugrid.design.capacity_text import capacity_text
from edugrid.design.decision import Decision, Verdict
from edugrid.design.footprint import footprint
from edugrid.design.placement_rule import PlacementRule
from edugrid.design.placement_rules import PLACEMENT_RULES
from edugrid.intent.cloud import Capacity, Cloud
from edugrid.intent.resolved_application import ResolvedApplication
from edugrid.intent.tree import City
from edugrid.text import Text

_QUOTA: Final = Text("city.yml: the quota of the cloud", "city.yml：该云的配额")
_ORDER: Final = Text("city.yml: the order of the clouds", "city.yml：云的先后顺序")
_PIN: Final = Text("city.yml: the application's cloud", "city.yml：该应用的 cloud")
_PINNED: Final = Text("city.yml names this cloud", "city.yml 中已指定该云")


def decide(city: City) -> tuple[Decision, ...]:
    """Decide for every application of ``city``, in the order of city.yml; pure, and blind to the hour.

    Free quota counts for an application that was put nowhere yet; one that lies somewhere is never moved by a
    neighbour that grows.
    """
    taken: dict[str, list[Capacity]] = {cloud.name: [] for cloud in city.file.clouds}
    for app in city.applications:
        settled = _settled(city, app)
        if settled in taken:
            taken[settled].append(_base(city, app))
    found = []
    for app in city.applications:
        decision = _decide(city, app, taken)
        if _settled(city, app) is None and decision.cloud is not None:
            taken[decision.cloud].append(_base(city, app))
        found.append(decision)
    return tuple(found)


def _settled(city: City, app: ResolvedApplication) -> str | None:
    """The cloud that has room for it already: where it was put, else where city.yml pins it."""
    return city.placed[app.name].cloud if app.name in city.placed else app.cloud


def _base(city: City, app: ResolvedApplication) -> Capacity:
    return footprint(city, app, app.count, app.flavor) or Capacity(instances=app.count)


def _decide(city: City, app: ResolvedApplication, taken: dict[str, list[Capacity]]) -> Decision:
    judged = [_judge(city, app, cloud, taken[cloud.name]) for cloud in city.file.clouds]
    suiting = [item for item in judged if item.refusal is None]
    pinned = app.cloud is not None
    # a pinned cloud that breaks a rule is told as a problem of the intent; here it is obeyed
    best = app.cloud if pinned else min(suiting, key=lambda item: item.rank).cloud.name if suiting else None
    return Decision(
        application=app.name,
        data_class=app.data_class,
        cloud=best,
        pinned=pinned,
        verdicts=tuple(_verdict(app, item, best, judged) for item in judged),
    )


class _Judged(NamedTuple):
    cloud: Cloud
    refusal: Verdict | None
    failings: tuple[PlacementRule, ...]
    texts: dict[str, Text]

    @property
    def rank(self) -> tuple[bool, ...]:
        return tuple(rule in self.failings for rule in PLACEMENT_RULES if not rule.hard)


def _judge(city: City, app: ResolvedApplication, cloud: Cloud, taken: Iterable[Capacity]) -> _Judged:
    profile = city.capabilities.get(cloud.capabilities)
    texts = {rule.name: text for rule in PLACEMENT_RULES if (text := rule.judge(app, cloud, profile)) is not None}
    failings = tuple(rule for rule in PLACEMENT_RULES if rule.name in texts)
    hard = next((rule for rule in failings if rule.hard), None)
    refusal = None
    if hard is not None:
        refusal = _said(cloud, "refused", hard.name, texts[hard.name], hard.source)
    elif _settled(city, app) is None:
        short = above(total([*taken, _base(city, app)]), ceiling(cloud))
        if any(value for _, value in short):
            missing = capacity_text(short)
            reason = Text(f"the quota is used up (missing: {missing.en})", f"配额不足（缺少：{missing.zh}）")
            refusal = _said(cloud, "refused", "free-quota", reason, _QUOTA)
    return _Judged(cloud, refusal, failings, texts)


def _verdict(app: ResolvedApplication, item: _Judged, best: str | None, judged: list[_Judged]) -> Verdict:
    if item.cloud.name == best and app.cloud is not None:
        return _said(item.cloud, "chosen", "pinned", _PINNED, _PIN)
    if item.refusal is not None:
        return item.refusal
    if item.cloud.name == best:
        return _why(item, judged)
    if app.cloud is not None:
        reason = Text(f"city.yml names {app.cloud}", f"city.yml 中已指定 {app.cloud}")
        return _said(item.cloud, "behind", "pinned", reason, _PIN)
    if item.failings:
        first = item.failings[0]
        return _said(item.cloud, "behind", first.name, item.texts[first.name], first.source)
    return _said(item.cloud, "behind", "order", Text(f"suits as well as {best}", f"与 {best} 同样合适"), _ORDER)


def _why(item: _Judged, judged: list[_Judged]) -> Verdict:
    """The heaviest rule that the others fail and the chosen one keeps."""
    others = [other for other in judged if other is not item]
    for rule in PLACEMENT_RULES:
        if rule not in item.failings and any(rule in other.failings for other in others):
            text = next(other.texts[rule.name] for other in others if rule in other.failings)
            return _said(item.cloud, "chosen", rule.name, text, rule.source)
    full = next((other.refusal for other in others if other.refusal and other.refusal.rule == "free-quota"), None)
    if full is not None:
        reason = Text(f"{full.cloud}: {full.reason.en}", f"{full.cloud}：{full.reason.zh}")
        return _said(item.cloud, "chosen", "free-quota", reason, _QUOTA)
    reason = Text("every cloud that suits equally: the first", "各云同样合适：取第一个") if others else Text(
        "the only cloud of the city", "本市唯一的云"
    )  # fmt: skip
    return _said(item.cloud, "chosen", "order", reason, _ORDER)


def _said(cloud: Cloud, verdict: str, rule: str, reason: Text, source: Text) -> Verdict:
    return Verdict.model_validate(
        {"cloud": cloud.name, "verdict": verdict, "rule": rule, "reason": reason, "source": source}
    )
