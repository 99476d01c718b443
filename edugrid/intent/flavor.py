"""Flavors, as the province lists them."""

from typing import Annotated

from pydantic import Field

from edugrid.design.frozen import Frozen


class Flavor(Frozen):
    """What one server of the flavor takes: virtual CPUs and GiB of memory (round up)."""

    cores: Annotated[int, Field(ge=1)]
    ram_gib: Annotated[int, Field(ge=1)]
