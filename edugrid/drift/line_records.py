"""Records of lines that differ."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Literal

from edugrid.design.network import DeviceDesign
from edugrid.drift.extent import UNOWNED
from edugrid.drift.record import DriftRecord

if TYPE_CHECKING:
    from edugrid.network.compare import LineDrift

Layer = Literal["real", "simulated"]
_KINDS: Final[dict[str, Literal["changed", "missing", "unmanaged"]]] = {
    "changed": "changed",
    "missing": "missing",
    "unexpected": "unmanaged",
}


def line_records(device: DeviceDesign, lines: "Iterable[LineDrift]", layer: Layer) -> list[DriftRecord]:
    """One record a line of ``device`` that a template owns."""
    return [
        DriftRecord(
            region=device.region,
            world="network",
            asset=device.name,
            path=(*line.path, line.intended or line.actual or ""),
            kind=_KINDS[line.kind],
            intended=line.intended,
            actual=line.actual,
            severity="medium" if line.kind == "unexpected" else "high",
            layer=layer,
        )
        for line in lines
    ]


def unowned_records(device: DeviceDesign, paths: Iterable[tuple[str, ...]], layer: Layer) -> list[DriftRecord]:
    """One record a line that no template owns: listed, never alarmed."""
    return [
        DriftRecord(
            region=device.region,
            world="network",
            asset=device.name,
            path=path,
            kind="unmanaged",
            intended=None,
            actual=path[-1],
            severity="low",
            layer=layer,
            exception=UNOWNED,
        )
        for path in paths
    ]
