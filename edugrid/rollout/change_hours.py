"""When the devices of a plan may be changed."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from edugrid.design.frozen import Frozen
from edugrid.intent.calendar import ChangeWindow, Freeze
from edugrid.intent.tree import Intent
from edugrid.lies_in import lies_in
from edugrid.refusal import Refusal
from edugrid.text import Text

_FORMAT = "%Y-%m-%d %H:%M"
_STEPS = 1000


class ClosedError(Refusal):
    """It is not the hour for a change; nothing was touched."""

    exit_code = 3


class Hours(Frozen):
    """Freezes and change windows of one city (``path``)."""

    path: str
    freezes: tuple[Freeze, ...] = ()
    windows: tuple[ChangeWindow, ...] = ()

    def closed(self, at: datetime) -> Text | None:
        """Why devices may not be changed at ``at`` (Asia/Shanghai), and when they may next; None when they may."""
        frozen = self._frozen(at)
        if frozen is None and self._in_window(at):
            return None
        when = self.next_open(at)
        then = Text(f"next: {when:{_FORMAT}}", f"下次可变更：{when:{_FORMAT}}") if when else Text("never", "无可用时段")
        if frozen:
            days = f"{frozen.first} - {frozen.last}"
            why = Text(f"freeze {frozen.name} ({days})", f"冻结期 {frozen.name}（{days}）")
        else:
            why = Text(f"outside the change windows ({at:{_FORMAT}})", f"不在变更窗口内（{at:{_FORMAT}}）")
        return Text(f"{self.path}: {why.en}; {then.en}", f"{self.path}：{why.zh}；{then.zh}")

    def next_open(self, at: datetime) -> datetime | None:
        """The first moment from ``at`` on at which devices may be changed; None when a freeze never lets a window come."""
        for _ in range(_STEPS):
            frozen = self._frozen(at)
            if frozen:
                at = datetime.combine(frozen.last + timedelta(days=1), time(), at.tzinfo)
            elif self._in_window(at):
                return at
            else:
                at = min(window.next_start(at) for window in self.windows)
        return None

    def _frozen(self, at: datetime) -> Freeze | None:
        covering = [item for item in self.freezes if item.first <= at.date() <= item.last]
        return max(covering, key=lambda item: item.last, default=None)

    def _in_window(self, at: datetime) -> bool:
        return not self.windows or any(window.covers(at) for window in self.windows)


def change_hours(intent: Intent, regions: Iterable[str]) -> tuple[Hours, ...]:
    """The hours of every city that one of the ``regions`` (city or county paths) lies in."""
    wanted = set(regions)
    return tuple(
        Hours(path=city.path, freezes=intent.freezes(city), windows=intent.change_windows(city))
        for city in intent.cities
        if any(lies_in(region, city.path) for region in wanted)
    )


def closed(hours: Iterable[Hours], at: datetime) -> Text | None:
    """Why a change that concerns all of ``hours`` may not be made at ``at``; None when it may."""
    why = [told for told in (item.closed(at) for item in hours) if told]
    return Text("; ".join(told.en for told in why), "；".join(told.zh for told in why)) if why else None
