"""Dates of the way out that contradict each other."""

from edugrid.intent.excepted import excepted
from edugrid.intent.rules.scope import Read, Scope
from edugrid.text import Text


def retirement_dates(scope: Scope) -> None:
    """Refuse what was placed in a frozen site without an exception (rule frozen-site), and a city's deadline after the province's."""
    for read in scope.cities:
        _deadline(scope, read)
        for path, index, site in read.city.data_centres():
            rows = read.city.registers.exceptions
            if site.timetable is None or excepted("frozen-site", f"{path}/{site.name}", rows, scope.today):
                continue
            frozen = site.timetable.freeze
            placed = [("workloads", number, item.name, item.since) for number, item in enumerate(site.workloads)]
            placed += [("devices", number, item.name, item.since) for number, item in enumerate(site.devices)]
            for kind, number, name, since in placed:
                if since is not None and since > frozen:
                    message = Text(
                        f"{name} was placed in {site.name} on {since}, after its freeze on {frozen}",
                        f"{name} 于 {since} 放入 {site.name}，晚于其冻结日 {frozen}",
                    )
                    clouds = [cloud.name for cloud in read.city.file.clouds]
                    hint = Text(f"use a cloud of the city: {', '.join(clouds)}", f"请使用本市的云：{'、'.join(clouds)}")
                    at = ("data_centres", index, kind, number, "since")
                    scope.report(read.sources[path], at, "frozen-site", message, hint)


def _deadline(scope: Scope, read: Read) -> None:
    mine = read.city.file.retirement.deadline
    above = scope.province.retirement.deadline if scope.province is not None else None
    if mine is not None and above is not None and mine > above:
        message = Text(f"{mine} comes after the province's deadline {above}", f"{mine} 晚于全省截止日 {above}")
        scope.report(read.sources[read.city.path], ("retirement", "deadline"), "date-order", message)
