"""Accept other VLANs on a trunk: the schools that it carries."""

from typing import Any

from edugrid.drift.fix.scene import NoPlaceError, Scene, entry
from edugrid.drift.record import DriftRecord
from edugrid.intent.device import Trunk
from edugrid.network.vlans import collapse_vlans, expand_vlans
from edugrid.text import Text


def accept_vlans(record: DriftRecord, scene: Scene) -> Text | None:
    """Make ``schools`` of the trunk those whose VLANs are on it; None when ``record`` is about something else.

    Schools that stay keep their order, new ones come behind.

    Raises:
        NoPlaceError: the VLANs are not those of whole schools of the county.

    """
    device = scene.device(record)
    if device is None or len(record.path) < 2:  # noqa: PLR2004 - a port and its line
        return None
    words = record.path[0].split()
    trunk = next((one for one in device.trunks if one.port in words), None)
    vlans = None if trunk is None else _wanted(scene, record, device.platform)
    if trunk is None or vlans is None:
        return None
    schools = _schools(scene, record, trunk, vlans)
    new = [code for code in trunk.schools if code in schools] + [code for code in schools if code not in trunk.schools]

    def change(data: Any) -> None:  # noqa: ANN401 - ruamel's own, untyped
        from ruamel.yaml.scalarstring import DoubleQuotedScalarString

        found = entry(entry(data, "devices", name=device.name), "trunks", port=trunk.port)
        kept = found.get("schools") or []
        if not kept:
            found["schools"] = [DoubleQuotedScalarString(code) for code in new]
            return
        for index in reversed(range(len(kept))):
            if str(kept[index]) not in new:
                del kept[index]
        kept.extend(DoubleQuotedScalarString(code) for code in new if code not in trunk.schools)

    scene.drafts.edit_yaml(scene.file(record.region), change)
    listed = ", ".join(new) or "-"
    return Text(f"{device.name} {trunk.port}: schools: {listed}", f"{device.name} {trunk.port}：承载学校改为 {listed}")


def _wanted(scene: Scene, record: DriftRecord, platform: str) -> set[int] | None:
    """The VLANs that the trunk carries now; None when the line is no VLAN list."""
    from edugrid.vendors.registry import get_vendor

    vendor = get_vendor(platform)
    sides = [(line, vendor.list_name(line)) for line in (record.intended, record.actual) if line is not None]
    if not sides or any(name is None for _, name in sides):
        return None
    have, want = (
        set() if line is None else expand_vlans(line.removeprefix(vendor.list_name(line) or ""))
        for line in (record.actual, record.intended)
    )
    design = next(one for one in scene.opened.design.devices if one.name == record.asset)
    port = next((one for one in design.ports if one.name in record.path[0].split()), None)
    # a list may stand in several lines; only what this one adds or lacks is its own
    return None if port is None else (set(port.vlans) - want) | have


def _schools(scene: Scene, record: DriftRecord, trunk: Trunk, vlans: set[int]) -> list[str]:
    from edugrid.design.segments import segments

    city = scene.city(record)
    county = next((one for one in city.counties if one.path == record.region), None)
    if county is None or trunk.clouds:
        raise NoPlaceError(Text("only trunks of a county that carry schools alone", "仅支持县区中只承载学校的干线端口"))
    found = segments(city, county, scene.opened.ledger)
    by_site = {site: {segment.vlan for segment in parts} for site, parts in found.items() if parts and site != "office"}
    whole = [site for site, numbers in by_site.items() if numbers <= vlans]
    rest = vlans - {number for site in whole for number in by_site[site]}
    if rest:
        told = collapse_vlans(rest)
        raise NoPlaceError(
            Text(
                f"VLAN {told} is not that of a whole school; a trunk carries whole schools",
                f"VLAN {told} 不对应完整的学校，干线端口以学校为单位",
            )
        )
    return whole
