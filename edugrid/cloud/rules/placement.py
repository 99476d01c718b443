"""Policy: data lies on a cloud that may hold it."""

from typing import Final

from edugrid.cloud.violation import Violation
from edugrid.design.placement import Placement, place
from edugrid.design.placement_rules import PLACEMENT_RULES
from edugrid.intent.tree import City, Intent
from edugrid.text import Text

RULE: Final = "placement"


def placement(intent: Intent) -> list[Violation]:
    """Refuse an application on a cloud that a hard placement rule forbids; the old side of a move is on its way out.

    The rules are those that decide placements. Here they are held against where things lie: an application that was
    put somewhere stays there, although its data class has become another since.
    """
    return [
        violation
        for city in intent.cities
        for found in place(city)
        if not _on_its_way_out(city, found)
        for violation in _judge(city, found)
    ]


def _on_its_way_out(city: City, found: Placement) -> bool:
    """The run that makes the new side must not be refused for the old one."""
    record = city.placed.get(found.application)
    return record is not None and found.stage not in {None, "abort"} and found.cloud == record.cloud


def _judge(city: City, found: Placement) -> list[Violation]:
    app = next(app for app in city.applications if app.name == found.application)
    cloud = next((cloud for cloud in city.file.clouds if cloud.name == found.cloud), None)
    if cloud is None:
        return []  # told as a missing reference
    judged = [
        (rule, rule.judge(app, cloud, city.capabilities.get(cloud.capabilities)))
        for rule in PLACEMENT_RULES
        if rule.hard and not rule.told_elsewhere
    ]
    return [
        Violation(
            RULE,
            rule.source,
            f"{city.path}/{app.name}",
            Text(f"may not lie on {cloud.name}: {text.en}", f"不得部署在 {cloud.name}：{text.zh}"),
            Text(
                f"move it: edugrid cloud place {city.path} shows which clouds suit",
                f"请迁移：用 edugrid cloud place {city.path} 查看合适的云",
            ),
            city.path,
        )
        for rule, text in judged
        if text is not None
    ]
