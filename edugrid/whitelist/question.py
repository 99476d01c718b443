"""What somebody wants to know about one source, destination and port."""

from ipaddress import IPv4Address, IPv6Address
from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen


class Question(Frozen):
    """``destination`` is an address, or the name of an application (``nfv-<county>``: of a county's virtual router)."""

    source: IPv4Address | IPv6Address
    destination: IPv4Address | IPv6Address | str
    port: Annotated[int, Field(ge=1, le=65535)]
    protocol: Literal["tcp", "udp"] = "tcp"
