"""The before/after cases of tests/golden/patch, one list a platform."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FOLDER = Path(__file__).parents[1] / "golden" / "patch"
PLATFORMS = tuple(sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir()))


@dataclass(frozen=True)
class Case:
    platform: str
    name: str
    before: str
    after: str
    forward: tuple[str, ...]
    back: tuple[str, ...]
    refused: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.platform}: {self.name}"


@cache
def cases(platform: str) -> tuple[Case, ...]:
    found: list[Case] = []
    for file in sorted((FOLDER / platform).glob("*.yml")):
        found.extend(_case(platform, entry) for entry in YAML(typ="safe").load(file.read_text(encoding="utf-8")))
    return tuple(found)


def ports(platform: str) -> list[str]:
    """The ports of the simulated device that types the cases of ``platform``: a line each of its ``ports.txt``."""
    return (FOLDER / platform / "ports.txt").read_text(encoding="utf-8").split("\n")[:-1]


def all_cases() -> list[Case]:
    return [case for platform in PLATFORMS for case in cases(platform)]


def _case(platform: str, entry: dict[str, Any]) -> Case:
    lists = (tuple(entry.get(key) or ()) for key in ("forward", "back", "refused"))
    return Case(platform, entry["name"], entry["before"], entry["after"], *lists)
