"""People and production: a key belongs to one person, and where production is there are people to plan, approve and operate."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from edugrid.intent.person import Person, Role
from edugrid.intent.rules.scope import Read, Scope
from edugrid.intent.source import Source
from edugrid.text import Text

_AT: Final = ("defaults", "production")
_ROLES: Final[tuple[Role, ...]] = ("planner", "approver", "operator")
_REGION: Final = Text("region of this province", "本省的区域")


def people(scope: Scope) -> None:
    """Check the register of people, and every region that is production. Rows that are over count: their day is told later."""
    rows, source = scope.people
    if rows is None:
        return
    if source is not None:
        _register(scope, rows, source)
    short: set[str] = set()
    for level in _levels(scope):
        if level.above and level.own is False:
            message = Text(
                f"{level.path} cannot leave production: what is above it says so",
                f"{level.path} 的上级为生产环境，不能在此取消",
            )
            hint = Text(
                "write production at the levels below instead", "请取消上级的 production，改在需要的下级分别填写"
            )
            scope.report(level.file, _AT, "production-off", message, hint)
        # a county is told only where its city is well
        if (level.own or level.above) and "/" in level.path and level.path.rpartition("/")[0] not in short:
            short |= {level.path} if _short(scope, level, rows) else set()


def _register(scope: Scope, rows: tuple[Person, ...], source: Source) -> None:
    owners: dict[str, int] = {}
    known = [level.path for level in _levels(scope)]
    whole = {read.city.path for read in scope.cities if read.city.path not in read.broken}
    for index, row in enumerate(rows):
        first = owners.setdefault(row.key, index)
        if rows[first].id != row.id:
            message = Text(
                f"this key is that of {rows[first].id}, line {source.line(('rows', first))}",
                f"该密钥已属于 {rows[first].id}（第 {source.line(('rows', first))} 行）",
            )
            scope.report(source, ("rows", index, "key"), "duplicate", message)
        for region in row.regions:
            city = "/".join(region.split("/")[:2])
            foreign = bool(known) and region.split("/")[0] != known[0].split("/")[0]
            if region not in known and (foreign or city in whole):
                scope.unknown(source, ("rows", index, "regions"), _REGION, region, known)


class _Level(NamedTuple):
    """``above``: production by what stands above it; ``own``: what it says itself. ``file`` says so, or could."""

    path: str
    file: Source
    above: bool
    own: bool | None


def _levels(scope: Scope) -> Iterator[_Level]:
    """Province, cities and counties."""
    top = bool(scope.province and scope.province.defaults.production)
    if scope.province and scope.source and scope.cities:
        yield _Level(scope.cities[0].city.path.split("/")[0], scope.source, above=False, own=top)
    for read in scope.cities:
        city = read.city
        if city.path in read.broken:
            continue
        yield _Level(city.path, _place(read, city.path), top, city.file.defaults.production)
        for county in city.counties:
            own = county.file.defaults.production
            yield _Level(county.path, _place(read, county.path), city.settings.production, own)


def _place(read: Read, path: str) -> Source:
    return read.sources[path] or Source("", {}, {})


def _short(scope: Scope, level: _Level, rows: tuple[Person, ...]) -> bool:
    """Tell the roles that nobody has; an approver must not be the only planner."""
    path = level.path
    who = {role: {row.id for row in rows if role in row.roles and row.covers(path)} for role in _ROLES}
    missing = [role for role in _ROLES if not who[role]]
    if not missing and len(who["planner"] | who["approver"]) < 2:  # noqa: PLR2004 - four eyes
        missing = ["approver"]
    if missing:
        alone = bool(who[missing[0]])
        message = Text(
            f"{path} is production, and registers/people.csv has no {' and no '.join(missing)} for it"
            + (" but the one who plans" if alone else ""),
            f"{path} 为生产环境，但 registers/people.csv 中没有适用于它的 {'、'.join(missing)}"
            + ("（审批人不能是唯一的计划人）" if alone else ""),
        )
        hint = Text(
            "columns: id,name,roles,regions,key,until (docs/trust.md)",
            "列：id,name,roles,regions,key,until（见 docs/trust.zh-CN.md）",
        )
        scope.report(level.file, _AT, "production-nobody", message, hint)
    return bool(missing)
