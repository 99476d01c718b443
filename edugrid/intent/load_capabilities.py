"""Capability profiles: edugrid's own, with those of the province over them."""

from pathlib import Path
from typing import Any, Final

from edugrid.intent.capability_profile import CapabilityProfile
from edugrid.intent.problems import Problem
from edugrid.intent.source import Source
from edugrid.intent.validate import validate
from edugrid.intent.yaml_file import read_yaml
from edugrid.text import Text

OWN: Final = Path(__file__).parent / "capabilities"
BASE: Final = "based_on"
"""A key of the file only: the profile whose values stand where this file says nothing."""


def load_capabilities(folder: Path, problems: list[Problem]) -> dict[str, CapabilityProfile]:
    """Profiles by name; a file ``capabilities/<name>.yml`` of the province stands before edugrid's of that name.

    A file with ``based_on: NAME`` holds only what differs. A province's file may be based on edugrid's own of the
    same name.
    """
    own = _read(OWN, problems)
    theirs = _read(folder / "capabilities", problems)
    found: dict[str, CapabilityProfile] = {}
    for name, source in (own | theirs).items():
        values = _values(name, source, own, theirs, problems)
        profile = None if values is None else validate(source._replace(data=values), CapabilityProfile, problems)
        if profile is None:
            continue
        if profile.name != name:
            message = Text(
                f"the file is {name}.yml but the profile {profile.name!r}",
                f"文件名为 {name}.yml，而配置名为“{profile.name}”",
            )
            problems.append(Problem(source.file, source.line(("name",)), "name", "file-name", message))
        found[name] = profile
    return found


def _read(folder: Path, problems: list[Problem]) -> dict[str, Source]:
    read = {path.stem: read_yaml(path, problems) for path in sorted(folder.glob("*.yml"))}
    return {name: source for name, source in read.items() if source is not None}


def _values(
    name: str, source: Source, own: dict[str, Source], theirs: dict[str, Source], problems: list[Problem]
) -> dict[str, Any] | None:
    """The values of ``source`` over those it is based on; None when its chain of bases leads nowhere."""
    values = {key: value for key, value in source.data.items() if key != BASE}
    passed = [source]
    while BASE in passed[-1].data:
        base = passed[-1].data[BASE]
        # a province's file of the same name is no base of itself: edugrid's own is meant
        known = own if base == name else own | theirs
        next_one = known.get(base)
        if next_one is None or next_one in passed:
            message = Text(f"{base!r} is no profile to be based on", f"“{base}”不是可继承的配置")
            hint = Text("known: " + ", ".join(sorted(own | theirs)), "已有：" + "、".join(sorted(own | theirs)))
            here = passed[-1]
            problems.append(Problem(here.file, here.line((BASE,)), BASE, "missing-reference", message, hint))
            return None
        values = {key: value for key, value in next_one.data.items() if key != BASE} | values
        passed.append(next_one)
    return values
