"""The site file (``EDUGRID_SITE``): jump hosts, limits, and devices that have nothing but telnet."""

from typing import Annotated

from pydantic import Field, model_validator

from edugrid.design.frozen import Frozen


class JumpHost(Frozen):
    """A host that leads to devices (ProxyJump). Its login stands in the credentials file under its name."""

    host: str
    port: Annotated[int, Field(ge=1, le=65535)] = 22


class Limits(Frozen):
    """What the AAA servers and the lines of a region bear.

    ``logins_per_second``: sessions begun, of all devices together (RADIUS and HWTACACS servers refuse storms).
    ``sessions``: devices that are asked or changed at once, all regions together. ``per_region``: devices of one county
    or city that are changed at once.
    """

    logins_per_second: Annotated[float, Field(gt=0, le=1000)] = 20
    sessions: Annotated[int, Field(ge=1, le=1000)] = 16
    per_region: Annotated[int, Field(ge=1, le=1000)] = 8

    def workers(self, devices: int) -> int:
        """How many threads ask so many devices: at least one, as a pool wants it."""
        return max(1, min(self.sessions, devices))


Reason = Annotated[str, Field(min_length=4)]


class SiteFile(Frozen):
    """``jump`` is the jump host of every device, ``jumps`` those of single ones (``null``: straight).

    ``telnet`` names the devices that may be reached by telnet (RFC 854), and why: passwords and configurations can be
    read on the way there, and nobody knows who answers.
    """

    limits: Limits = Limits()
    jump_hosts: dict[str, JumpHost] = Field(default_factory=dict)
    jump: str | None = None
    jumps: dict[str, str | None] = Field(default_factory=dict)
    telnet: dict[str, Reason] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _known(self) -> "SiteFile":
        for name in (self.jump, *self.jumps.values()):
            if name is not None and name not in self.jump_hosts:
                raise ValueError(f"there is no jump host {name!r} in jump_hosts")
        return self

    def jump_of(self, device: str) -> str | None:
        """Name of the jump host that leads to ``device``; None: it is reached straight."""
        return self.jumps.get(device, self.jump)
