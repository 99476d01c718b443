"""Profiles of the all-optical network: names that exist, numbers used once, and a block wherever there is an OLT."""

from collections.abc import Iterable

from edugrid.intent.network.optical import Optical
from edugrid.intent.rules.scope import Scope
from edugrid.intent.source import Loc, Source
from edugrid.intent.tree import City
from edugrid.text import Text

_LOC: Loc = ("defaults", "network", "optical")


def optical_profiles(scope: Scope, city: City, sources: dict[str, Source]) -> None:
    """Report OLTs without profiles or in the wrong place, and profiles that do not fit together."""
    listed = [(city.path, city.file.devices, city.settings)]
    listed += [(county.path, county.file.devices, county.settings) for county in city.counties]
    judged: list[Optical] = []
    for path, devices, settings in listed:
        profiles = settings.network.optical
        for index, device in enumerate(devices):
            if device.optical is None:
                continue
            loc: Loc = ("devices", index)
            if device.routes:
                message = Text(
                    f"{device.name} has PON ports; its role must be county-olt or school-olt, not {device.role}",
                    f"{device.name} 有 PON 端口，角色须为 county-olt 或 school-olt，而非 {device.role}",
                )
                scope.report(sources[path], (*loc, "role"), "olt-role", message)
            if profiles is None:
                message = Text(
                    f"{device.name} is an OLT, but no level says `network: optical:`",
                    f"{device.name} 是 OLT，但各级均未设置 network: optical:",
                )
                hint = Text(
                    "write the profiles under `defaults: network: optical:`",
                    "请在 defaults: network: optical: 下写出模板",
                )
                scope.report(sources[path], loc, "no-profiles", message, hint)
        if profiles is not None and profiles not in judged:
            judged.append(profiles)
            source = _written(scope, city, sources, path)
            _fit(scope, source, profiles)


def _written(scope: Scope, city: City, sources: dict[str, Source], path: str) -> Source:
    """The nearest file at or above ``path`` that has the block."""
    candidates = [sources[path], sources[city.path], *([scope.source] if scope.source else [])]
    return next((source for source in candidates if _LOC in source.lines), candidates[0])


def _fit(scope: Scope, source: Source, profiles: Optical) -> None:
    for name, service in profiles.services.items():
        if service.dba not in profiles.dba_profiles:
            loc = (*_LOC, "services", name, "dba")
            scope.unknown(source, loc, Text("DBA profile", "DBA 模板"), service.dba, sorted(profiles.dba_profiles))
    for name, kind in profiles.onu_types.items():
        for index, service_name in enumerate(kind.services):
            if service_name not in profiles.services:
                loc = (*_LOC, "onu_types", name, "services", index)
                scope.unknown(source, loc, Text("service", "业务"), service_name, sorted(profiles.services))
    of = profiles
    _once(scope, source, ("dba_profiles",), "id", ((n, one.id) for n, one in of.dba_profiles.items()))
    _once(scope, source, ("services",), "gem", ((n, one.gem) for n, one in of.services.items()))
    _once(scope, source, ("services",), "user_vlan", ((n, one.user_vlan) for n, one in of.services.items()))
    _once(scope, source, ("onu_types",), "line_profile", ((n, one.line_profile) for n, one in of.onu_types.items()))
    _once(
        scope, source, ("onu_types",), "service_profile", ((n, one.service_profile) for n, one in of.onu_types.items())
    )


def _once(scope: Scope, source: Source, below: Loc, field: str, numbers: Iterable[tuple[str, int]]) -> None:
    seen: dict[int, str] = {}
    for name, number in numbers:
        if number in seen:
            message = Text(
                f"{field} {number} is {seen[number]}'s already", f"{field} {number} 已被 {seen[number]} 使用"
            )
            scope.report(source, (*_LOC, *below, name, field), "duplicate", message)
        seen.setdefault(number, name)
