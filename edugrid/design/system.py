"""Feature: system (host name, time, log servers)."""

from edugrid.design.network import System
from edugrid.intent.device import Device
from edugrid.intent.settings import Settings


def system(device: Device, settings: Settings) -> System:
    """Host name and the servers of the level where the device stands."""
    asked = settings.network.management
    reported = asked if asked and asked.holds(device.role) else None
    return System(
        hostname=device.name,
        ntp_servers=tuple(sorted(settings.ntp_servers, key=str)),
        syslog_servers=tuple(sorted(settings.syslog_servers, key=str)),
        source=reported.source if reported else None,
        log_level=reported.log_level if reported else None,
    )
