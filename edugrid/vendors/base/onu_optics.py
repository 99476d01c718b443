"""NAPALM's shape of optical levels, for the ONUs of a PON port."""

from typing import Any

_UNKNOWN = {"instant": 0.0, "avg": 0.0, "min": 0.0, "max": 0.0}


def onu_optics(received: dict[int, float]) -> dict[str, Any]:
    """``get_optics`` of one port: a channel an ONU id, ``input_power`` (dBm) is what the OLT receives from it.

    What the OLT's own laser sends is told by no table of ONUs: 0.0, as NAPALM writes unknown values.
    """
    channels = [
        {
            "index": number,
            "state": {
                "input_power": dict.fromkeys(_UNKNOWN, level) | {"instant": level},
                "output_power": dict(_UNKNOWN),
                "laser_bias_current": dict(_UNKNOWN),
            },
        }
        for number, level in sorted(received.items())
    ]
    return {"physical_channels": {"channel": channels}}
