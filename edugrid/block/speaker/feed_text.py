"""The file that the route server's feeder reads."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from edugrid.design.network import DeviceDesign
from edugrid.intent.moment import SHANGHAI


def feed_text(devices: Sequence[DeviceDesign]) -> str:
    """``EPOCH PEER PREFIX``, one line a router and route; EPOCH is the end of the last day. Pure."""
    lines = []
    for device in sorted(devices, key=lambda one: one.name):
        for route in device.block.routes if device.block and device.state == "active" else ():
            end = datetime.combine(route.until + timedelta(days=1), time(), SHANGHAI)
            lines.append(f"{int(end.timestamp())} {device.block.source} {route.network}\n" if device.block else "")
    return "".join(lines)
