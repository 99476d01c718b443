"""Flavors are those whose size the province knows."""

from edugrid.intent.rules.scope import Read, Scope
from edugrid.intent.source import Loc, Source
from edugrid.text import Text

_FLAVOR = Text("flavor in flavors of province.yml named", "规格（province.yml 的 flavors）")


def flavors(scope: Scope) -> None:
    """Report flavors that applications, surge windows and NFV edges name and nobody gave a size."""
    if scope.province is None:
        return
    known = list(scope.province.flavors)
    for read in scope.cities:
        if read.city.path not in read.broken:
            for source, loc, name in _named(read):
                if name not in known:
                    scope.unknown(source, loc, _FLAVOR, name, known)


def _named(read: Read) -> list[tuple[Source, Loc, str]]:
    city, sources, broken = read
    own = {app.name: (index, app.flavor) for index, app in enumerate(city.file.applications)}
    found: list[tuple[Source, Loc, str]] = []
    for app in city.applications:
        index, flavor = own[app.name]
        found.append((sources[city.path], ("applications", index, "flavor" if flavor else "profile"), app.flavor))
    if "surges" not in broken:
        found += [
            (sources["surges"], ("rows", index, "flavor"), row.flavor)
            for index, row in enumerate(city.registers.surges)
            if row.flavor is not None
        ]
    found += [
        (sources[county.path], ("nfv_edge", "flavor"), county.file.nfv_edge.flavor)
        for county in city.counties
        if county.file.nfv_edge is not None
    ]
    return found
