"""Every ONU of the design is online with enough light, and nobody else hangs on the OLT."""

from typing import Any

from edugrid.design.device.optical import OnuDesign, PonPort
from edugrid.design.network import DeviceDesign
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding an ONU, from ``get_onus`` (our own getter): the design's, and those that nobody registered.

    Light at the ONU must lie within the window of the port's optical class (ITU-T G.984.2, G.9807.1).
    """
    if device.optical is None:
        return []
    told = driver.get_onus()
    seen = {(one["port"], one["onu_id"]): one for one in told}
    ports = {pon.name: pon for pon in device.optical.pons}
    found = [_onu(device.name, onu, ports[onu.pon], seen.get((onu.pon, onu.id))) for onu in device.optical.onus]
    known = {(onu.pon, onu.id) for onu in device.optical.onus}
    found += [
        LiveFinding(
            device=device.name,
            feature="optical",
            subject=f"{one['port']} {one['serial']}",
            state="unknown",  # somebody plugged something in: to be looked at, and no fault of this device
            expected="registered",
            actual="unknown ONU" if one["onu_id"] < 0 else f"ONU {one['onu_id']} that no register has",
            extra=True,
        )
        for one in told
        if (one["port"], one["onu_id"]) not in known
    ]
    return found


def _onu(device: str, onu: OnuDesign, port: PonPort, seen: dict[str, Any] | None) -> LiveFinding:
    low, high = port.onu_rx_min, port.onu_rx_max
    rx = seen["rx_dbm"] if seen else None
    if seen is None or seen["state"] != "online":
        state, actual = "failed", "absent" if seen is None else str(seen["state"])
    elif rx is None:
        state, actual = "unknown", "online, the light is not told"
    else:
        state, actual = "ok" if low <= rx <= high else "failed", f"online, {rx:g} dBm"
    return LiveFinding.model_validate(
        {
            "device": device,
            "feature": "optical",
            "subject": f"{onu.pon} {onu.id} ({onu.description})",
            "state": state,
            "expected": f"online, {low:g} to {high:g} dBm",
            "actual": actual,
        }
    )
