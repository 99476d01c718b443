"""The all-optical network: what the register and the OLTs name exists, every light budget closes, protection is whole."""

from typing import NamedTuple

from edugrid.intent.device import Device
from edugrid.intent.network.olt import Pon
from edugrid.intent.network.onu import Onu
from edugrid.intent.network.optical import Optical
from edugrid.intent.network.optical_budget import judge, optical_budget
from edugrid.intent.network.optical_class import CLASSES
from edugrid.intent.network.splitter_path import splitter_path
from edugrid.intent.onus import OnuRow, onus_of, pons_of
from edugrid.intent.rules.optical_profiles import optical_profiles
from edugrid.intent.rules.optical_protection import optical_protection
from edugrid.intent.rules.optical_splitters import optical_splitters
from edugrid.intent.rules.scope import Scope
from edugrid.intent.source import Source
from edugrid.intent.tree import City, County
from edugrid.text import Text

_OLT, _PON = Text("OLT", "OLT"), Text("PON port", "PON 端口")
_SPLITTER, _TYPE = Text("splitter on this port", "该端口上的分光器"), Text("ONU type", "ONU 类型")
_SCHOOL, _SEGMENT = Text("school of this county", "本县（区）的学校"), Text("segment here", "此处的网段")
_SERVICE = Text("segment in `services` of the ONU type", "该 ONU 类型 services 中的网段")


def optical(scope: Scope) -> None:
    """Check OLTs, profiles and the registers of ONUs."""
    for city, sources, broken in scope.cities if scope.province else ():
        if any(name == city.path or name.startswith((city.path + "/", "onus")) for name in broken):
            continue
        optical_profiles(scope, city, sources)
        optical_splitters(scope, city, sources)
        optical_protection(scope, city, sources)
        for row in onus_of(city):
            _row(scope, city, sources[row.source], row, check_schools="schools" not in broken)
        _twice(scope, city, sources)


class _Where(NamedTuple):
    scope: Scope
    source: Source
    row: int

    def unknown(self, field: str, what: Text, name: str, known: list[str]) -> None:
        self.scope.unknown(self.source, ("rows", self.row, field), what, name, known)

    def report(self, field: str, rule: str, message: Text, hint: Text | None = None) -> None:
        self.scope.report(self.source, ("rows", self.row, field), rule, message, hint)


def _row(scope: Scope, city: City, source: Source, row: OnuRow, *, check_schools: bool) -> None:
    at, onu = _Where(scope, source, row.row), row.onu
    olts = {device.name: (path, device) for path, _, device in city.devices() if device.optical is not None}
    if onu.olt not in olts:
        at.unknown("olt", _OLT, onu.olt, sorted(olts))
        return
    path, device = olts[onu.olt]
    county = next((one for one in city.counties if one.path == path), None)
    ports = pons_of(city)
    pon = ports.get((onu.olt, onu.pon))
    if pon is None:
        at.unknown("pon", _PON, onu.pon, sorted(port for olt, port in ports if olt == onu.olt))
        return
    if check_schools:
        _segments(at, county, onu)
    profiles = _profiles(city, county, device)
    if profiles is None:
        return  # said once, at the device
    _services(at, profiles, onu)
    _light(at, profiles, pon, onu)


def _segments(at: _Where, county: County | None, onu: Onu) -> None:
    schools = {school.row.code: school.settings.segments for school in county.schools} if county else {}
    known = schools | {"office": county.file.segments if county else ()}
    if onu.school not in known:
        at.unknown("school", _SCHOOL, onu.school, sorted(known))
        return
    for segment in onu.segments:
        if segment not in known[onu.school]:
            at.unknown("segments", _SEGMENT, segment, list(known[onu.school]))


def _services(at: _Where, profiles: Optical, onu: Onu) -> None:
    kind = profiles.onu_types.get(onu.type)
    if kind is None:
        at.unknown("type", _TYPE, onu.type, sorted(profiles.onu_types))
        return
    for segment in onu.segments:
        if segment not in kind.services:
            at.unknown("segments", _SERVICE, segment, list(kind.services))
    for port, segment in onu.port_segments.items():
        if not 1 <= port <= kind.eth:
            message = Text(
                f"{onu.type} has ports 1 to {kind.eth}, no port {port}",
                f"{onu.type} 只有 1–{kind.eth} 号端口，没有 {port} 号",
            )
            at.report("ports", "onu-port", message)
        if segment not in onu.segments:
            at.unknown("ports", Text("segment of this ONU", "该 ONU 的网段"), segment, list(onu.segments))


def _light(at: _Where, profiles: Optical, pon: Pon, onu: Onu) -> None:
    try:
        path = splitter_path(pon, onu.splitter)
    except KeyError:
        if onu.splitter not in {splitter.name for splitter in pon.splitters}:
            at.unknown("splitter", _SPLITTER, onu.splitter, [splitter.name for splitter in pon.splitters])
        return  # a broken tree of splitters is said at the splitter
    if any(splitter.ratio not in profiles.splitter_db for splitter in path):
        return  # said at the splitter
    allowed = CLASSES[pon.optics]
    budget = optical_budget(profiles, path, onu.distance_m)
    verdict, (least, most) = judge(budget, allowed), allowed.loss
    split = "×".join(f"1:{splitter.ratio}" for splitter in path)
    if verdict == "too-much":
        message = Text(
            f"the light does not reach the room: {budget.worst_db:.1f} dB over {onu.distance_m} m and {split}, with a margin of"
            f" {profiles.margin_db:g} dB; class {pon.optics} bears {most:g} dB",
            f"光功率预算不足：{onu.distance_m} 米、{split}，含 {profiles.margin_db:g} dB 富余度共损耗 {budget.worst_db:.1f} dB，"
            f"{pon.optics} 级最多 {most:g} dB",
        )
        hint = Text(
            "a smaller ratio, a shorter way, or optics of a higher class",
            "可减小分光比、缩短距离或选用更高等级的光模块",
        )
        at.report("distance_m", "optical-budget", message, hint)
    elif verdict == "too-little":
        message = Text(
            f"the light is too strong: {budget.loss_db:.1f} dB over {onu.distance_m} m and {split}; class {pon.optics} needs at"
            f" least {least:g} dB",
            f"光功率过强：{onu.distance_m} 米、{split} 仅损耗 {budget.loss_db:.1f} dB，{pon.optics} 级至少需 {least:g} dB",
        )
        hint = Text(
            "a larger ratio, or an attenuator counted as connectors", "可增大分光比，或加光衰减器并计入连接器损耗"
        )
        at.report("distance_m", "optical-budget", message, hint)


def _profiles(city: City, county: County | None, device: Device) -> Optical | None:
    school = next((s for s in county.schools if s.row.code == device.school), None) if county else None
    return (school or county or city).settings.network.optical


def _twice(scope: Scope, city: City, sources: dict[str, Source]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for onu, name, row in onus_of(city):
        keys = [("serial", onu.serial), ("loid", onu.loid), ("room", f"{onu.school}/{onu.room}")]
        for field, value in keys:
            if value is None:
                continue
            here = f"{sources[name].file}:{sources[name].line(('rows', row))}"
            first = seen.setdefault((field, value), here)
            if first != here:
                message = Text(f"{value} stands already at {first}", f"{value} 已登记于 {first}")
                scope.report(sources[name], ("rows", row, field), "duplicate", message)
