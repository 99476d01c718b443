"""The levels whose files could be read, with what each inherits."""

from collections.abc import Iterator

from edugrid.intent.rules.scope import Scope
from edugrid.intent.settings import Settings
from edugrid.intent.source import Source


def unbroken_levels(scope: Scope) -> Iterator[tuple[Source, Settings]]:
    """File and settings of each city that could be read, of its counties, and of the province."""
    for city, sources, broken in scope.cities:
        if city.path in broken:
            continue
        yield sources[city.path], city.settings
        for county in city.counties:
            yield sources[county.path], county.settings
    if scope.source is not None and scope.province is not None:
        yield scope.source, scope.province.defaults
