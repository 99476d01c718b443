"""The IGP: both ends of a link speak the same one."""

from edugrid.intent.igp_of import igp_of
from edugrid.intent.rules.scope import Scope
from edugrid.text import Text


def igp(scope: Scope) -> None:
    """Report links whose ends would never become neighbours: another protocol, level or topology at each end."""
    for city, sources, broken in scope.cities:
        if any(name.startswith(city.path + "/") for name in broken):
            continue
        blocks = {device.name: igp_of(city, region, device) for region, _, device in city.devices()}
        for index, link in enumerate(city.file.links):
            a, b = blocks.get(link.a.device), blocks.get(link.b.device)
            if a is None or b is None:
                continue
            for name in ("protocol", "level", "topology"):
                one, two = getattr(a, name), getattr(b, name)
                if one != two and (name == "protocol" or a.protocol == "isis"):
                    message = Text(
                        f"the ends of the link have different IGPs: {name} is {one} on {link.a.device}, "
                        f"{two} on {link.b.device}; they would never be neighbours",
                        f"链路两端的内部路由协议不一致：{link.a.device} 的 {name} 为 {one}，"
                        f"{link.b.device} 为 {two}，无法建立邻居",
                    )
                    scope.report(sources[city.path], ("links", index), "igp-mismatch", message)
                    break
