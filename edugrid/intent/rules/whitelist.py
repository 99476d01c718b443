"""Whitelists: nobody approves what he asked for, a request has a number of its own, a name's segment resolves only listed names."""

from edugrid.intent.rules.scope import Read, Scope
from edugrid.text import Text

_SEGMENT = Text("segment under `network: resolver: listed_only`", "`network: resolver: listed_only` 中的网段")


def whitelist(scope: Scope) -> None:
    """Check entries and requests of every city whose registers could be read."""
    for read in scope.cities:
        for name in ("whitelist", "approved_models", "domains"):
            if name not in read.broken:
                _approved(scope, read, name)
        if not read.broken & {"whitelist", "whitelist_requests"}:
            _numbers(scope, read)
        if not read.broken & {"domains", read.city.path}:
            _segments(scope, read)


def _approved(scope: Scope, read: Read, name: str) -> None:
    first: dict[str, int] = {}
    for index, row in enumerate(getattr(read.city.registers, name)):
        source = read.sources[name]
        if row.applicant.strip() == row.approver.strip():
            message = Text(
                f"{row.applicant} asked for {row.id} and approved it", f"{row.id} 的申请人与审批人均为 {row.applicant}"
            )
            hint = Text("somebody else must approve it", "须由他人审批")
            scope.report(source, ("rows", index, "approver"), "self-approved", message, hint)
        if first.setdefault(row.id, index) != index and name != "whitelist":  # that one's are counted with all others
            scope.report(
                source, ("rows", index, "id"), "duplicate", Text(f"{row.id!r} is given twice", f"“{row.id}”重复")
            )


def _numbers(scope: Scope, read: Read) -> None:
    ids = {row.id for row in read.city.registers.whitelist}
    for index, request in enumerate(read.city.registers.whitelist_requests):
        if request.id in ids:
            message = Text(
                f"{request.id} stands in registers/whitelist.csv already",
                f"{request.id} 已在 registers/whitelist.csv 中",
            )
            scope.report(read.sources["whitelist_requests"], ("rows", index, "id"), "duplicate", message)


def _segments(scope: Scope, read: Read) -> None:
    city = read.city
    settings = [
        city.settings,
        *(c.settings for c in city.counties),
        *(s.settings for c in city.counties for s in c.schools),
    ]
    known = sorted(
        {name for one in settings for name in (one.network.resolver.listed_only if one.network.resolver else ())}
    )
    for index, row in enumerate(city.registers.domains):
        if row.segment is not None and row.segment not in known:
            scope.unknown(read.sources["domains"], ("rows", index, "segment"), _SEGMENT, row.segment, known)
