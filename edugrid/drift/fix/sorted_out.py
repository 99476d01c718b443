"""Which differences a plan may repair, and which it may not."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from edugrid.drift.extent import CERTIFICATE, LIVE, PORT, STARTUP
from edugrid.drift.grace import in_grace
from edugrid.drift.record import DriftRecord
from edugrid.text import Text

_LINES = frozenset({"changed", "missing", "unmanaged"})
"""Kinds that a plan can turn into something else."""


class Left(NamedTuple):
    """A difference that is neither repaired nor accepted, and why."""

    record: DriftRecord
    why: Text


class SortedOut(NamedTuple):
    """``devices`` are names, ``stacks`` regions of cities; ``repaired`` what their plans would undo.

    ``accepted`` are the differences that people want to keep, ``kept`` the paths of those (and of allowed ones) on
    devices that are planned all the same: their plan leaves these lines alone.
    """

    devices: tuple[str, ...]
    stacks: tuple[str, ...]
    repaired: tuple[DriftRecord, ...]
    accepted: tuple[DriftRecord, ...]
    left: tuple[Left, ...]
    kept: dict[str, tuple[tuple[str, ...], ...]]


def sort_out(
    records: Iterable[DriftRecord],
    devices: Mapping[str, bool],
    accept: Collection[str],
    *,
    remove_unmanaged: bool = False,
) -> SortedOut:
    """Sort ``records``; ``devices`` that can be planned: whether line by line. ``accept`` are identities. Pure.

    A stack, and a device that takes whole configurations, is planned as one: where one of its differences is allowed or
    shall be kept, the plan would undo that too, so it is left out and says so.
    """
    repaired: list[DriftRecord] = []
    accepted: list[DriftRecord] = []
    left: list[Left] = []
    for record in records:
        if record.identity in accept:
            accepted.append(record)
            continue
        why = _why_not(record, devices, remove_unmanaged=remove_unmanaged)
        if why is None:
            repaired.append(record)
        else:
            left.append(Left(record, why))
    stays = [
        *accepted,
        *(
            item.record
            for item in left
            if item.record.exception and not _no_line(item.record) and not in_grace(item.record)
        ),
    ]
    by_line = {name for name, lines in devices.items() if lines}
    kept = {_whole(record): record for record in stays if record.world == "cloud" or record.asset not in by_line}
    left += [Left(record, _beside(kept[_whole(record)])) for record in repaired if _whole(record) in kept]
    fine = [record for record in repaired if _whole(record) not in kept]
    lines: dict[str, tuple[tuple[str, ...], ...]] = {}
    for record in stays:
        if record.world == "network" and record.asset in by_line:
            lines[record.asset] = (*lines.get(record.asset, ()), record.path)
    return SortedOut(
        devices=tuple(sorted({record.asset for record in fine if record.world == "network"})),
        stacks=tuple(sorted({record.region for record in fine if record.world == "cloud"})),
        repaired=tuple(fine),
        accepted=tuple(accepted),
        left=tuple(left),
        kept=lines,
    )


def _whole(record: DriftRecord) -> tuple[str, str]:
    """What is planned as one: a device, or the stack of a city."""
    return record.world, record.asset if record.world == "network" else record.region


def _no_line(record: DriftRecord) -> bool:
    return _road(record) or _fact(record)


def _fact(record: DriftRecord) -> bool:
    return record.path[:1] in {(LIVE,), (STARTUP,), (PORT,), (CERTIFICATE,)}


def _beside(other: DriftRecord) -> Text:
    if other.exception:
        return Text(
            f"planned together with {other.identity}, which {other.exception} allows; a plan for all of it: "
            f"edugrid plan {other.region}",
            f"与 {other.identity} 属同一计划，而后者由 {other.exception} 允许；如需整体恢复：edugrid plan {other.region}",
        )
    return Text(
        f"planned together with {other.identity}, which shall be kept; write that first, then look again",
        f"与 {other.identity} 属同一计划，而后者要保留；请先写入，再重新检查",
    )


def _why_not(record: DriftRecord, devices: Collection[str], *, remove_unmanaged: bool) -> Text | None:
    lines = record.kind in _LINES
    network = record.world == "network"
    ours = record.kind != "unmanaged" or record.path[:1] + record.path[2:3] == ("security_group", "rule")
    reasons = (
        (_road(record), _ROAD),
        (
            record.exception is not None and not in_grace(record),
            Text(f"allowed by {record.exception}", f"由例外 {record.exception} 允许"),
        ),
        (record.kind == "unreachable", _AWAY),
        (not lines, _PEOPLE),
        (record.layer == "attested", _PAPER),
        (_fact(record), _ON_SITE),
        (network and record.asset not in devices, _NO_DEVICE),
        (not network and not ours and not remove_unmanaged, _UNDECLARED),
    )
    return next((why for holds, why in reasons if holds), None)


def _road(record: DriftRecord) -> bool:
    """It is about a legacy data centre: nothing that a plan for a device or a stack would change."""
    return record.asset.startswith("legacy/")


_ROAD: Final = Text(
    "the way out of a legacy data centre: see edugrid retire status", "旧机房退出事项，见 edugrid retire status"
)
_ON_SITE: Final = Text(
    "a fact, no line: put it right on the device, at the cable or in the register, then look again",
    "属运行状态，不是配置行：请在设备、线缆或登记册处理后重新检查",
)
_AWAY: Final = Text("out of reach: nobody can say what to repair", "无法访问，不能判断如何恢复")
_PEOPLE: Final = Text("a decision of people, in the register that it names", "需由人员在相应台账中决定")
_PAPER: Final = Text(
    "the cloud has no API; ask its provider for it (edugrid cloud form)",
    "该云没有接口，请向云服务方提出（edugrid cloud form）",
)
_NO_DEVICE: Final = Text("no device that can be planned", "不是可以计划的设备")
_UNDECLARED: Final = Text(
    "nobody declared it: --remove-unmanaged plans its removal, edugrid cloud import takes it over",
    "未登记的资源：--remove-unmanaged 计划删除，edugrid cloud import 可接管",
)
