"""SRv6: there is a pool for the locators, and IS-IS to spread them."""

from edugrid.intent.igp_of import igp_of
from edugrid.intent.rules.scope import Scope
from edugrid.intent.srv6_of import srv6_of
from edugrid.text import Text


def srv6(scope: Scope) -> None:
    """Report routers that should have a locator where no pool gives one, or where OSPF is the IGP."""
    pool = scope.province.pools.srv6 if scope.province else None
    for city, sources, _ in scope.cities:
        files = {city.path: city.file.devices} | {county.path: county.file.devices for county in city.counties}
        for path, devices in files.items():
            for index, device in enumerate(devices):
                igp = igp_of(city, path, device)
                if igp is None or srv6_of(city, path, device) is None:
                    continue
                if scope.province is not None and pool is None:
                    message = Text(
                        f"{device.name} needs an SRv6 locator, but the province has no pool for locators",
                        f"{device.name} 需要 SRv6 Locator，但全省没有相应的地址池",
                    )
                    hint = Text("write `pools: srv6:` into province.yml", "请在 province.yml 中填写 pools 的 srv6")
                    scope.report(sources[path], ("devices", index), "srv6-pool", message, hint)
                if igp.protocol != "isis":
                    message = Text(
                        f"{device.name} needs an SRv6 locator, which IS-IS spreads; its IGP is {igp.protocol}",
                        f"{device.name} 需要 SRv6 Locator，由 IS-IS 发布；但其内部路由协议为 {igp.protocol}",
                    )
                    scope.report(sources[path], ("devices", index), "srv6-needs-isis", message)
