"""What those who accept a difference may look at, and where they write."""

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from edugrid.drift.fix.drafts import Drafts
from edugrid.drift.record import DriftRecord
from edugrid.intent.device import Device
from edugrid.intent.tree import City
from edugrid.region import OpenRegion
from edugrid.text import Text


class NoPlaceError(Exception):
    """The intent has no place for what is there; ``text`` says why."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


class Grounds(NamedTuple):
    """Why a difference is kept, who says so, and until when; empty where nobody said it."""

    reason: str = ""
    by: str = ""
    until: date | None = None


class Scene(NamedTuple):
    """The region as the drafts have it so far."""

    opened: OpenRegion
    drafts: Drafts
    grounds: Grounds
    accepted: tuple[DriftRecord, ...]

    def city(self, record: DriftRecord) -> City:
        """The city of ``record``."""
        path = "/".join(record.region.split("/")[:2])
        return next(city for city in self.opened.intent.cities if city.path == path)

    def device(self, record: DriftRecord) -> Device | None:
        """The device of ``record`` as people wrote it."""
        if record.world != "network":
            return None
        return next((one for _, _, one in self.city(record).devices() if one.name == record.asset), None)

    def file(self, region: str) -> Path:
        """The YAML file of a province, city or county."""
        names = ("province.yml", "city.yml", "county.yml")
        return self.drafts.root / region / names[region.count("/")]

    def register(self, record: DriftRecord, name: str) -> Path:
        """A register of the city of ``record``."""
        return self.drafts.root / self.city(record).path / "registers" / f"{name}.csv"


def entry(data: Any, key: str, **names: str) -> Any:  # noqa: ANN401 - ruamel's own, untyped
    """The first item of the list ``key`` whose values are ``names``; None when there is none."""
    return next(
        (item for item in data.get(key) or () if all(str(item.get(name)) == value for name, value in names.items())),
        None,
    )
