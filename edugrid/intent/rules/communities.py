"""Communities: the AS number of whoever marks routes fits into one."""

from edugrid.intent.device_settings import device_settings
from edugrid.intent.rules.scope import Scope
from edugrid.text import Text

_LARGEST = 65535


def communities(scope: Scope) -> None:
    """Report AS numbers over 65535 where routes are marked: a community holds 16 bits of them (RFC 1997)."""
    for city, sources, _ in scope.cities:
        counties = {county.path: county.file.devices for county in city.counties}
        for path, devices in ({city.path: city.file.devices} | counties).items():
            asn = city.file.asn if path == city.path else next(c.file.asn for c in city.counties if c.path == path)
            for index, device in enumerate(devices):
                marks = device.role.startswith(("city-", "county-"))
                block = device_settings(city, path, device).network.bgp_policy
                if block is None or not marks or (device.asn or asn) <= _LARGEST:
                    continue
                loc = ("devices", index, "asn") if device.asn else ("asn",)
                message = Text(
                    f"{device.name} marks routes with a community, which has no room for the AS number "
                    f"{device.asn or asn} (at most {_LARGEST})",
                    f"{device.name} 用团体属性标记路由，但 AS 号 {device.asn or asn} 超出其范围（最大 {_LARGEST}）",
                )
                hint = Text("use a private AS number from 64512 to 65534", "请使用 64512–65534 之间的私有 AS 号")
                scope.report(sources[path], loc, "community-asn", message, hint)
