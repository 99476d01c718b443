"""What a lab should hold, in plain names."""

from typing import NamedTuple


class Cable(NamedTuple):
    """A cable between two real routers."""

    a: str
    a_port: str
    b: str
    b_port: str


class Host(NamedTuple):
    """A plain host behind a router's port, with its addresses (``10.0.0.2/24``) and gateways."""

    name: str
    router: str
    port: str
    addresses: tuple[str, ...]
    gateways: tuple[str, ...]


class Wish(NamedTuple):
    """Simulated switches as (name, platform), real routers by name, and what joins the routers."""

    switches: tuple[tuple[str, str], ...]
    routers: tuple[str, ...]
    cables: tuple[Cable, ...]
    hosts: tuple[Host, ...]
