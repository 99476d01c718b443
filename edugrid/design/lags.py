"""The cables of a port: one, or the members of an aggregate."""

from edugrid.intent.device import Device


def cables(near: Device, port: str, far: Device, far_port: str) -> tuple[tuple[str, str], ...]:
    """(port here, port there) of each cable between ``port`` and ``far_port``.

    Where only one end is an aggregate, or the aggregates are of different size, nobody can say which member ends where:
    there is none.
    """
    here, there = _members(near, port), _members(far, far_port)
    return tuple(zip(here, there, strict=True)) if len(here) == len(there) else ()


def _members(device: Device, port: str) -> tuple[str, ...]:
    return next((lag.members for lag in device.lags if lag.name == port), (port,))
