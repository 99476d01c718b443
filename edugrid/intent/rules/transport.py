"""NETCONF only to devices whose platform has what makes it safe."""

from edugrid.intent.device import Device
from edugrid.intent.rules.scope import Scope
from edugrid.text import Text

_UNKNOWN = Text(
    "it is not known to offer candidate and confirmed commit over NETCONF",
    "未见其 NETCONF 支持候选配置与确认提交的资料",
)


def transport(scope: Scope) -> None:
    """Report ``transport: netconf`` where the platform cannot, with the reason, and a NETCONF port without it."""
    for city, sources, _ in scope.cities:
        for path, members in [(city.path, city.file.devices), *((c.path, c.file.devices) for c in city.counties)]:
            for index, device in enumerate(members):
                loc = ("devices", index, "management")
                why = _why_not(device)
                if why is not None:
                    scope.report(sources[path], (*loc, "transport"), "platform-cannot", why)
                if device.management.transport == "cli" and device.management.netconf_port is not None:
                    message = Text(
                        "netconf_port says nothing without `transport: netconf`",
                        "没有 `transport: netconf` 时，netconf_port 没有意义",
                    )
                    scope.report(sources[path], (*loc, "netconf_port"), "netconf-port", message)


def _why_not(device: Device) -> Text | None:
    from edugrid.vendors.registry import get_vendor, known_platforms

    # an unknown platform has a rule of its own
    if device.management.transport == "cli" or device.platform not in known_platforms():
        return None
    vendor = get_vendor(device.platform).data
    if vendor.netconf is not None and vendor.netconf.cannot is None:
        return None
    cannot = vendor.netconf.cannot if vendor.netconf else None
    why = Text(cannot.en, cannot.zh) if cannot else _UNKNOWN
    return Text(
        f"{device.name} ({vendor.title}) cannot be reached over NETCONF: {why.en}",
        f"{device.name}（{vendor.title}）不能使用 NETCONF：{why.zh}",
    )
