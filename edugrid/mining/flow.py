"""One flow or session, whoever told of it."""

from typing import NamedTuple

from edugrid.mining.indicators import Address


class Flow(NamedTuple):
    """From ``source`` to ``destination``; ``protocol`` is ``tcp``, ``udp`` or empty. ``line`` counts from 1.

    ``start`` and ``end`` are seconds since 1970 (None: not told), ``packets`` and ``octets`` 0 where nobody counted.
    """

    line: int
    protocol: str
    source: Address
    source_port: int
    destination: Address
    port: int
    start: float | None = None
    end: float | None = None
    packets: int = 0
    octets: int = 0

    def turned(self) -> "Flow":
        """The same flow from its other end."""
        return self._replace(
            source=self.destination, source_port=self.port, destination=self.source, port=self.source_port
        )
