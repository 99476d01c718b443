"""Orders of the block register hit nothing that must stay reachable, and are not too many."""

from datetime import datetime, time

from edugrid.intent.block_refusal import block_refusal
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.network.block import BlockSettings
from edugrid.intent.protected import protected
from edugrid.intent.rules.scope import Read, Scope
from edugrid.text import Text

_COUNTY = Text("county of this city", "本市的县（区）")


def blocks(scope: Scope) -> None:
    """Report every active order that is refused, given twice, or for a county that is not there."""
    for read in scope.cities:
        if scope.province is not None and not {"blocks", read.city.path} & read.broken and read.city.registers.blocks:
            _register(scope, read)


def _register(scope: Scope, read: Read) -> None:
    city, source = read.city, read.sources["blocks"]
    assert scope.province is not None  # noqa: S101 - checked above
    limits = city.settings.network.block or BlockSettings()
    safe = protected(scope.province, city)
    counties = [county.path.rsplit("/", 1)[-1] for county in city.counties]
    today = datetime.combine(scope.today, time(), SHANGHAI)
    ids: set[str] = set()
    wanted: dict[tuple[str, str, str], str] = {}
    active = 0
    for index, order in enumerate(city.registers.blocks):
        if order.id in ids:
            scope.report(
                source, ("rows", index, "id"), "duplicate", Text(f"{order.id!r} is given twice", f"“{order.id}”重复")
            )
        ids.add(order.id)
        if order.scope not in {"city", *counties}:
            scope.unknown(source, ("rows", index, "scope"), _COUNTY, order.scope, counties)
        if not order.active(today):
            continue
        active += 1
        key = (order.kind, order.indicator, order.scope)
        if key in wanted:
            message = Text(
                f"{order.indicator} is blocked already by {wanted[key]}", f"{order.indicator} 已由 {wanted[key]} 封堵"
            )
            scope.report(source, ("rows", index, "indicator"), "block-twice", message)
        wanted.setdefault(key, order.id)
        why = block_refusal(order, safe, limits)
        if why is not None:
            scope.report(source, ("rows", index, "indicator"), "block-refused", why)
        if active == limits.orders + 1:
            message = Text(
                f"more than {limits.orders} orders are in force at once", f"同时生效的封堵超过 {limits.orders} 条"
            )
            hint = Text("lift some, or raise network: block: orders", "请解除部分封堵，或调高 network: block: orders")
            scope.report(source, ("rows", index), "too-many-blocks", message, hint)
