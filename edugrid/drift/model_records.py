"""Devices that are not of an approved model."""

from typing import Any, Literal

from edugrid.design.network import DeviceDesign
from edugrid.drift.extent import LIVE
from edugrid.drift.record import DriftRecord
from edugrid.intent.approved_model import ModelKind, approved, maker


def model_records(device: DeviceDesign, driver: Any, layer: Literal["real", "simulated"]) -> list[DriftRecord]:  # noqa: ANN401 - napalm publishes no types
    """One record for ``device``, for each ONU and for each access point on it that no row of the register names.

    What the open ``driver`` cannot tell is no finding. A device says its own model, an ONU its serial number, whose first
    letters are its maker's, a controller the model of its access points.
    """
    told: list[tuple[ModelKind, str, str]] = [("device", "", str(driver.get_facts()["model"]))]
    if device.optical is not None:
        told += [("onu", f"{one['port']} {one['serial']}", maker(one["serial"])) for one in _asked(driver, "get_onus")]
    if device.wlan is not None:
        told += [("ap", f"{one['name']} {one['mac']}", one["model"]) for one in _asked(driver, "get_wlan_aps")]
    return [
        DriftRecord(
            region=device.region,
            world="network",
            asset=device.name,
            path=tuple(part for part in (LIVE, "model", kind, subject) if part),
            kind="unmanaged",
            intended=None,
            actual=f"{model}, in no row of registers/approved_models.csv",
            severity="medium",
            layer=layer,
        )
        for kind, subject, model in told
        if model and not approved(device.approved_models, kind, model)
    ]


def _asked(driver: Any, getter: str) -> list[dict[str, Any]]:  # noqa: ANN401 - napalm publishes no types
    from napalm.base.exceptions import CommandErrorException

    try:
        found: list[dict[str, Any]] = getattr(driver, getter)()
    except (AttributeError, NotImplementedError, CommandErrorException):
        return []
    return found
