"""Tenants of the overlay: a segment is in one of them, and has no other first hop."""

from edugrid.intent.network.overlay_port import OverlayPort
from edugrid.intent.rules.scope import Scope
from edugrid.intent.rules.segment_levels import segment_levels
from edugrid.intent.settings import Settings
from edugrid.intent.source import Loc, Source
from edugrid.intent.tenants_of import tenants_of
from edugrid.intent.tree import City, County
from edugrid.text import Text

_BLOCK = ("defaults", "network", "overlay")
_SEGMENT = Text("segment of this level or below it", "本级或下级的网段")


def overlay_tenants(scope: Scope) -> None:
    """Report segments that two tenants want, that are nowhere, or that would get two gateways."""
    for source, settings, segments in segment_levels(scope):
        _block(scope, source, settings, segments)
    for city, sources, broken in scope.cities:
        if "schools" in broken or city.path in broken:
            continue
        files = [(city.path, None, city.file.devices), *((c.path, c, c.file.devices) for c in city.counties)]
        for path, where, devices in files:
            for index, device in enumerate(devices):
                tenants = tenants_of(city, path, device)
                routed = {segment for segments in tenants.values() for segment in segments}
                for number, one in enumerate(device.overlay):
                    if one.segment in routed:
                        loc = ("devices", index, "overlay", number, "segment")
                        _gateway(scope, sources[path], loc, city, where, one)


def _block(scope: Scope, source: Source, settings: Settings, segments: list[str]) -> None:
    """The block of a level that writes one; a name that is nowhere would leave its segment without a first hop."""
    asked = settings.network.overlay
    if asked is None or _BLOCK not in source.lines:
        return
    owners: dict[str, str] = {}
    for name, wanted in sorted(asked.tenants.items()):
        where = (*_BLOCK, "tenants", name)
        for segment in wanted:
            if segment not in segments and where in source.lines:
                scope.unknown(source, where, _SEGMENT, segment, segments)
            other = owners.setdefault(segment, name)
            if other != name:
                message = Text(
                    f"segment {segment!r} is in the tenants {other!r} and {name!r}; it can be in one",
                    f"网段“{segment}”同时属于租户“{other}”和“{name}”，只能属于一个",
                )
                scope.report(source, where, "overlay-tenant-twice", message)


def _gateway(scope: Scope, source: Source, loc: Loc, city: City, county: County | None, one: OverlayPort) -> None:
    hop = f"cloud {one.cloud}" if one.cloud else _first_hop(city, county, one)
    if hop is None:
        return
    message = Text(
        f"the first hop of {one.segment!r} is {hop}; as a segment of a tenant it would get a second one",
        f"“{one.segment}”的网关已在 {hop}；划入租户后会出现第二个网关",
    )
    hint = Text("take it out of the tenant, or take that gateway away", "请将其移出租户，或去掉原有网关")
    scope.report(source, loc, "overlay-two-gateways", message, hint)


def _first_hop(city: City, county: County | None, one: OverlayPort) -> str | None:
    """The device that is the segment's first hop without the overlay."""
    for device in county.file.devices if county else city.file.devices:
        carried = {code for trunk in device.trunks if not trunk.uplink for code in trunk.schools}
        routed = {gateway.segment for gateway in device.gateways} if one.school is None else set()
        if one.school in carried or one.segment in routed:
            return device.name
    return None
