"""Neighbour discovery (LLDP, IEEE 802.1AB)."""

from edugrid.design.frozen import Frozen
from edugrid.intent.role import Role


class LldpSettings(Frozen):
    """Devices of ``roles`` (empty: all) speak LLDP on their ports, except where a device says ``lldp_off``."""

    roles: tuple[Role, ...] = ()

    def holds(self, role: Role) -> bool:
        """True for devices of ``role``."""
        return not self.roles or role in self.roles
