"""Surge windows: no two planned ones of an application at once, inside the contract, and no data that would be lost."""

from datetime import timedelta
from itertools import combinations
from typing import Final

from edugrid.intent.registers import Contract, SurgeWindow
from edugrid.intent.resolved_application import ResolvedApplication
from edugrid.intent.rules.scope import Scope
from edugrid.intent.source import Source
from edugrid.intent.tree import City
from edugrid.text import Text

EMERGENCY_HOURS: Final = 72
"""How long an emergency may last: whoever needs more plans a window and has it approved."""


def surges(scope: Scope) -> None:
    """Report windows that cannot be meant; a window that is over is left in peace."""
    for city, sources, broken in scope.cities:
        if city.path in broken or "surges" in broken or "surges" not in sources:
            continue
        rows = [(i, row) for i, row in enumerate(city.registers.surges) if row.closes.date() >= scope.today]
        for one, two in combinations(rows, 2):
            _overlap(scope, sources["surges"], one, two)
        apps = {app.name: app for app in city.applications}
        for index, row in rows:
            app = apps.get(row.application)
            if app is not None:  # an unknown one is told as a missing reference
                _window(scope, sources["surges"], index, row)
                _contract(scope, sources["surges"], index, row, _contracts(city, app, broken))
                _volumes(scope, sources["surges"], index, row, app)


def _overlap(scope: Scope, source: Source, one: tuple[int, SurgeWindow], two: tuple[int, SurgeWindow]) -> None:
    (first, a), (second, b) = one, two
    same = a.application == b.application and a.kind == b.kind
    if same and a.opens < b.closes and b.opens < a.closes:
        where = f"{source.file}:{source.line(('rows', first))}"
        message = Text(
            f"{b.id} is open while {a.id} ({where}) is: which size counts?",
            f"{b.id} 与 {a.id}（{where}）的时段重叠，无法确定规模",
        )
        scope.report(source, ("rows", second, "starts"), "surge-overlap", message)


def _window(scope: Scope, source: Source, index: int, row: SurgeWindow) -> None:
    if row.kind == "emergency" and row.closes - row.opens > timedelta(hours=EMERGENCY_HOURS):
        message = Text(
            f"an emergency ends by itself after {EMERGENCY_HOURS} hours at most",
            f"应急扩容最长 {EMERGENCY_HOURS} 小时，到期自动结束",
        )
        hint = Text("plan a window (kind: planned)", "更长的时段请登记为 planned")
        scope.report(source, ("rows", index, "ends"), "emergency-too-long", message, hint)


def _contracts(city: City, app: ResolvedApplication, broken: frozenset[str]) -> tuple[Contract, ...]:
    """Contracts that pay for the application: its own, else those of the clouds on which it may lie."""
    if "contracts" in broken:
        return ()
    lies = {city.placed[app.name].cloud} if app.name in city.placed else {app.cloud} if app.cloud else set()
    wanted = {app.contract} if app.contract else {cloud.contract for cloud in city.file.clouds if cloud.name in lies}
    return tuple(contract for contract in city.registers.contracts if contract.id in wanted)


def _contract(scope: Scope, source: Source, index: int, row: SurgeWindow, contracts: tuple[Contract, ...]) -> None:
    for contract in contracts:
        outside = row.opens.date() < contract.starts or (row.closes - timedelta(microseconds=1)).date() > contract.ends
        if outside:
            message = Text(
                f"the window is not inside the contract {contract.id} ({contract.starts} to {contract.ends})",
                f"时段超出合同 {contract.id} 的期限（{contract.starts} 至 {contract.ends}）",
            )
            hint = Text("shorten it, or renew the contract first", "请缩短时段，或先续签合同")
            scope.report(source, ("rows", index, "ends"), "surge-outside-contract", message, hint)


def _volumes(scope: Scope, source: Source, index: int, row: SurgeWindow, app: ResolvedApplication) -> None:
    if app.volumes and row.count > app.count and not row.discard_volumes:
        names = ", ".join(volume.name for volume in app.volumes)
        message = Text(
            f"{app.name} keeps data on volumes ({names}); those of the added servers would be deleted when the window ends",
            f"{app.name} 的数据在云硬盘上（{names}）；时段结束时新增云主机的云硬盘将被删除",
        )
        hint = Text(
            "grow by a larger flavor, or write discard_volumes: true when nothing on them must stay",
            "可改为更大的规格；若数据无需保留，请填写 discard_volumes: true",
        )
        scope.report(source, ("rows", index, "count"), "surge-loses-data", message, hint)
