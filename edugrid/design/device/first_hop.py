"""The interface that is the first hop of a segment."""

from edugrid.design.frozen import Frozen


class FirstHop(Frozen):
    """The interface of a gateway: that of ``vlan``, or the routed ``port``."""

    vlan: int | None = None
    port: str | None = None
