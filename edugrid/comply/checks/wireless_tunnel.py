"""Wireless traffic goes through the controller, not straight into the wired network."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a wireless network of a school; none where no device controls any."""
    return tuple(
        Evidence(
            check="wireless_tunnel",
            subject=f"{device.name}/{vap.name}",
            basis="declared",
            state="pass" if vap.tunnel else "fail",
            place=view.device_place(device.name),
            value=f"{vap.profile} VLAN {vap.vlan} {'tunnel' if vap.tunnel else 'local'}",
            why=Text("through the controller", "经无线控制器转发")
            if vap.tunnel
            else Text("straight into the VLAN", "本地转发，直接进入有线 VLAN"),
        )
        for device in view.devices
        if device.wlan
        for vap in device.wlan.vaps
    )
