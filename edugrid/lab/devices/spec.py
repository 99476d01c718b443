"""What the lab is told about one simulated device."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DeviceSpec:
    """``startup`` is the configuration text of the first start ("" = factory-fresh); ``ports`` empty = the platform's own."""

    name: str
    platform: str
    ports: tuple[str, ...] = ()
    startup: str = ""
