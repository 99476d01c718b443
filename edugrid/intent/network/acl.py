"""Access lists at the first hop of segments, from the whitelist register."""

from edugrid.design.frozen import Frozen
from edugrid.intent.role import Role


class AclSettings(Frozen):
    """Segment gateways of ``roles`` (empty: all) let through to applications what the whitelist names.

    ``enforce``: everything else towards networks of applications is denied; without it nothing is. Traffic to other
    destinations is never touched.
    """

    enforce: bool = False
    roles: tuple[Role, ...] = ()

    def holds(self, role: Role) -> bool:
        """True for devices of ``role``."""
        return not self.roles or role in self.roles
