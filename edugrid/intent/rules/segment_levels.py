"""The levels that may write a block of the network, each with the segments that it may name."""

from collections.abc import Iterator

from edugrid.intent.rules.scope import Scope
from edugrid.intent.settings import Settings
from edugrid.intent.source import Source


def segment_levels(scope: Scope) -> Iterator[tuple[Source, Settings, list[str]]]:
    """Each county, city and the province: its file, its settings, and the names of segments there or below."""
    everywhere: list[str] = []
    for city, sources, _ in scope.cities:
        below: list[str] = []
        for county in city.counties:
            names = [*county.settings.segments, *county.file.segments]
            names += [name for school in county.schools for name in school.settings.segments]
            below += names
            yield sources[county.path], county.settings, names
        yield sources[city.path], city.settings, [*city.settings.segments, *below]
        everywhere += below
    if scope.source is not None and scope.province is not None and scope.cities:
        defaults = scope.province.defaults
        yield scope.source, defaults, [*defaults.segments, *everywhere]
