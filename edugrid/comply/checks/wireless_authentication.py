"""Who uses the wireless network is asked who he is; at level 3 by a server (802.1X)."""

from typing import Final

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text

BY_SERVER: Final = 3


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a network in the air of a controller; none where no device is one."""
    return tuple(
        Evidence(
            check="wireless_authentication",
            subject=f"{device.name}/{profile.name}",
            basis="declared",
            state="fail" if view.system.level >= BY_SERVER and profile.security != "dot1x" else "pass",
            place=view.device_place(device.name),
            value=f"{profile.ssid}: {profile.security}",
            why=Text("asked by a server (802.1X)", "由认证服务器鉴别（802.1X）")
            if profile.security == "dot1x"
            else Text("a key that stations share (WPA2 or WPA3)", "共享密钥（WPA2/WPA3）"),
        )
        for device in view.devices
        if device.wlan
        for profile in device.wlan.profiles
    )
