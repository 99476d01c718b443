"""Accept the description of a port that somebody wrote."""

from typing import Any, Final

from edugrid.drift.fix.scene import NoPlaceError, Scene, entry
from edugrid.drift.record import DriftRecord
from edugrid.text import Text

_FIRST: Final = "to-"
"""What the design puts before the ``to`` of a trunk."""


def accept_description(record: DriftRecord, scene: Scene) -> Text | None:
    """Take the description over into ``to`` of the device's trunk; None when ``record`` is about something else.

    Raises:
        NoPlaceError: the description of this port is not written in the intent, or not in this form.

    """
    device = scene.device(record)
    if device is None or record.kind != "changed" or not record.intended or record.actual is None:
        return None
    design = next((one for one in scene.opened.design.devices if one.name == device.name), None)
    words = record.path[0].split()
    port = next((one for one in design.ports if one.name in words), None) if design else None
    if port is None or not record.intended.endswith(f" {port.description}"):
        return None
    start = record.intended.removesuffix(port.description)
    if not record.actual.startswith(start):
        return None
    found = record.actual.removeprefix(start)
    if not any(trunk.port == port.name for trunk in device.trunks):
        raise NoPlaceError(
            Text(
                "the description of a link follows from the device at its other end",
                "链路描述由对端设备决定，不能单独填写",
            )
        )
    if not found.startswith(_FIRST):
        raise NoPlaceError(
            Text(
                f"descriptions of trunks begin with {_FIRST!r} and this one does not",
                f"干线端口的描述以“{_FIRST}”开头，此描述不是",
            )
        )
    value = found.removeprefix(_FIRST)

    def change(data: Any) -> None:  # noqa: ANN401 - ruamel's own, untyped
        trunk = entry(entry(data, "devices", name=device.name), "trunks", port=port.name)
        trunk["to"] = value

    scene.drafts.edit_yaml(scene.file(record.region), change)
    return Text(f"{device.name} {port.name}: to: {value}", f"{device.name} {port.name}：to 改为 {value}")
