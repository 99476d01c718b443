"""What the policies look at: a resource as it would be registered."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Declared(NamedTuple):
    """``type`` is the Pulumi token, ``properties`` the inputs with the engine's names (``remoteIpPrefix``).

    ``network`` is the name under which the network of a subnet or server is declared; empty for everything else.
    """

    type: str
    name: str
    properties: Mapping[str, Any]
    network: str = ""
