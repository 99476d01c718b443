"""Accept another VLAN on an access port: its segment."""

import re
from typing import Any, Final

from edugrid.drift.fix.scene import NoPlaceError, Scene, entry
from edugrid.drift.record import DriftRecord
from edugrid.text import Text

_ONE: Final = re.compile(r"(.*\bvlan) (\d+)")


def accept_access(record: DriftRecord, scene: Scene) -> Text | None:
    """Take ``segment`` (and ``school``, when it is another's) of the access port from its VLAN.

    Raises:
        NoPlaceError: no segment of the county has this VLAN.

    """
    device = scene.device(record)
    if device is None or record.kind != "changed":
        return None
    words = record.path[0].split()
    port = next((one for one in device.access if one.port in words), None)
    sides = [_ONE.fullmatch(line or "") for line in (record.intended, record.actual)]
    if port is None or sides[0] is None or sides[1] is None or sides[0][1] != sides[1][1]:
        return None
    number = int(sides[1][2])
    home = port.school or device.school or ""
    found = _segment(scene, record, number)
    if found is None:
        raise NoPlaceError(
            Text(f"VLAN {number} is that of no school of the county", f"VLAN {number} 不属于本县区任何学校")
        )
    site, segment = found

    def change(data: Any) -> None:  # noqa: ANN401 - ruamel's own, untyped
        from ruamel.yaml.scalarstring import DoubleQuotedScalarString

        item = entry(entry(data, "devices", name=device.name), "access", port=port.port)
        item["segment"] = segment
        if site != home:
            item["school"] = DoubleQuotedScalarString(site)

    scene.drafts.edit_yaml(scene.file(record.region), change)
    told = segment if site == home else f"{segment} ({site})"
    return Text(f"{device.name} {port.port}: segment: {told}", f"{device.name} {port.port}：网段改为 {told}")


def _segment(scene: Scene, record: DriftRecord, vlan: int) -> tuple[str, str] | None:
    from edugrid.design.segments import segments

    city = scene.city(record)
    county = next((one for one in city.counties if one.path == record.region), None)
    if county is None:
        return None
    found = (part for parts in segments(city, county, scene.opened.ledger).values() for part in parts)
    return next(((part.site, part.name) for part in found if part.vlan == vlan), None)
