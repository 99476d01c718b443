"""Every cloud has a capability profile that exists."""

from difflib import get_close_matches

from edugrid.intent.capability_profile import CapabilityProfile
from edugrid.intent.problems import Problem
from edugrid.intent.rules.scope import Read
from edugrid.intent.source import dotted
from edugrid.text import Text


def check_profiles(cities: list[Read], known: dict[str, CapabilityProfile], problems: list[Problem]) -> None:
    """Report clouds whose ``capabilities`` names no profile; silent where a city's file or a profile is broken."""
    names = sorted(known)
    for city, sources, broken in cities:
        if city.path in broken:
            continue
        for index, cloud in enumerate(city.file.clouds):
            if cloud.capabilities in known:
                continue
            loc = ("clouds", index, "capabilities")
            close = get_close_matches(cloud.capabilities, names, 1, 0.5)
            hint = Text(
                f"did you mean {close[0]!r}?" if close else "known: " + ", ".join(names),
                f"是否应为“{close[0]}”？" if close else "已有：" + "、".join(names),
            )
            message = Text(
                f"there is no capability profile {cloud.capabilities!r}", f"没有名为“{cloud.capabilities}”的能力配置"
            )
            source = sources[city.path]
            problems.append(Problem(source.file, source.line(loc), dotted(loc), "missing-reference", message, hint))
