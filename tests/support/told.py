"""What the tests of notifications share: a clock that costs no time, channels, digests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edugrid.notify.channels.read import read_channels
from edugrid.notify.clock import Clock
from edugrid.notify.digest import Digest, Item

if TYPE_CHECKING:
    from pathlib import Path

    from edugrid.notify.channels.read import Channel

CITY = "henan/zhengzhou"
NOON = 1_796_097_910.0  # 2026-12-01 12:05:10 in China


class TestClock(Clock):
    """Sleeping moves it on at once; chance is always one half."""

    __test__ = False

    def __init__(self, at: float = NOON) -> None:
        self.at = at
        self.slept: list[float] = []

    def now(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.at += seconds

    def chance(self) -> float:
        return 0.5


def channel(where: Path, /, **settings: Any) -> Channel:  # noqa: ANN401 - YAML
    """A channel as it is read from its file."""
    from ruamel.yaml import YAML

    path = where / "notify.yml"
    path.touch(mode=0o600)
    path.chmod(0o600)
    with path.open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump({"channels": {"duty": settings}}, file)
    return read_channels({"EDUGRID_NOTIFY": str(path)})["duty"]


def item(number: int, severity: str = "high", **changed: Any) -> Item:  # noqa: ANN401 - fields of Item
    values = {
        "identity": f"{number:012x}",
        "region": f"{CITY}/zhongmu",
        "asset": f"zm-acc-{number}",
        "path": ("interface GigabitEthernet0/0/1", "port link-type trunk"),
        "kind": "changed",
        "severity": severity,
        "layer": "real",
    }
    return Item.model_validate(values | changed)


def digest(*new: Item, run: int = 17, region: str = CITY, **changed: Any) -> Digest:  # noqa: ANN401 - fields of Digest
    values = {"region": region, "first": run, "last": run, "new": new, "open": {"high": 2, "medium": 1, "low": 0}}
    return Digest.model_validate(values | changed)
