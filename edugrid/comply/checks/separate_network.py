"""Important systems are not at the edge: level 3 in a network of its own, none with a public address of its own."""

from typing import Final

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import Hosted, View
from edugrid.text import Text

LEVEL: Final = 3


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence an application for its network, one for its address."""
    found = []
    for hosted in view.hosted():
        found += [_network(hosted), _address(hosted)]
    return tuple(found)


def _network(hosted: Hosted) -> Evidence:
    lower = [
        app.name
        for app in hosted.tenancy.applications
        if app.network == hosted.app.network and app.protection_level < hosted.app.protection_level
    ]
    if hosted.app.protection_level >= LEVEL and lower:
        why = Text(f"shares its network with {lower[0]} of a lower level", f"与较低等级的 {lower[0]} 共用网络")
        return hosted.says("separate_network", "network", "fail", why)
    if hosted.app.protection_level >= LEVEL:
        why = Text("no system of a lower level is in its network", "所在网络中没有较低等级的系统")
        return hosted.says("separate_network", "network", "pass", why)
    return hosted.says("separate_network", "network", "pass", Text("in a network of the tenancy", "位于租户网络内"))


def _address(hosted: Hosted) -> Evidence:
    if hosted.app.address == "internal":
        why = Text("no public address of its own", "没有单独的公网地址")
        return hosted.says("separate_network", "address", "pass", why)
    if hosted.app.protection_level >= LEVEL:
        why = Text("reached directly by a public address", "可由公网地址直接访问")
        return hosted.says("separate_network", "address", "fail", why)
    why = Text(
        "has a public address; whether it is an important system is for people to say",
        "有公网地址；是否属于重要系统须由人员判断",
    )
    return hosted.says("separate_network", "address", "unknown", why)
