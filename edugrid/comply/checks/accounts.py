"""Accounts of devices are those that are declared; none has a name that every such device has from its maker."""

from typing import Final

from edugrid.comply.evidence import Evidence
from edugrid.comply.marked import marked
from edugrid.comply.view import View
from edugrid.text import Text

DEFAULTS: Final = frozenset(
    {"admin", "root", "huawei", "h3c", "ruijie", "zte", "zxr10", "administrator", "guest", "test"}
)


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a device: no maker's account in its text, and a declared account has a name of its own."""
    named = [
        Evidence(
            check="accounts",
            subject=device.name,
            basis="declared",
            state="fail",
            place=view.device_place(device.name),
            value=user.name,
            why=Text(f"{user.name!r} is a maker's default name", f"“{user.name}”是厂商默认账户名"),
        )
        for device in view.devices
        if device.management
        for user in device.management.users
        if user.name.lower() in DEFAULTS
    ]
    return (*named, *marked(view, "accounts", "management"))
