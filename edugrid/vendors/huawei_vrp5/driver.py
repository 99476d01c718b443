"""NAPALM driver for Huawei VRP5: lines are live at once; candidate and timed revert are emulated."""

from pathlib import Path
from typing import Any, ClassVar

from edugrid.vendors.base.dialect import Dialect, load_dialect
from edugrid.vendors.base.displays import Displays, load_displays
from edugrid.vendors.base.emulated_commit import EmulatedCommit
from edugrid.vendors.base.read_table import read_table
from edugrid.vendors.base.vrp_driver import VrpDriver
from edugrid.vendors.huawei_vrp5.connection import Vrp5Connection
from edugrid.vendors.readers.access_points import access_points


class Vrp5Driver(EmulatedCommit, VrpDriver):
    """Huawei VRP5 (S5700/S6700/S7700 switches, WLAN AC) over SSH.

    The device has no candidate and no commit. ``commit_config(revert_in=T)`` schedules a restart first (``schedule
    reboot delay``, whole minutes, rounded up, at most 30 days) and saves nothing before ``confirm_commit``, so that a
    device which lost its manager restarts with what it had before; see ``EmulatedCommit``.
    Source: S series configuration guide, "Restarting a Device"; command reference, "schedule reboot", "save".
    """

    platform = "huawei_vrp5"
    connection_class = Vrp5Connection
    device_type = "huawei"
    dialect: ClassVar[Dialect] = load_dialect(Path(__file__).parent)
    displays: ClassVar[Displays] = load_displays(Path(__file__).parent)

    def get_wlan_aps(self) -> list[dict[str, Any]]:
        """Access points of a WLAN controller, see ``readers.access_points`` (no getter of NAPALM's).

        Raises:
            edugrid.vendors.base.errors.RefusedLineError: the device is no controller.

        """
        return access_points(read_table("vrp5_ap_all", self.session.command("display ap all")))

    def get_wlan_roaming(self, group: str) -> dict[str, str]:
        """Members of a WLAN controller's mobility group: address → ``normal``, or the controller's word for what is wrong.

        Raises:
            edugrid.vendors.base.errors.RefusedLineError: there is no such group here.

        """
        rows = read_table("vrp5_mobility_group", self.session.command(f"display mobility-group name {group}"))
        return {row["ip"]: row["state"] for row in rows}
