"""Systems that still run in a legacy data centre."""

from datetime import date
from ipaddress import IPv4Address, IPv6Address
from typing import Annotated, Self

from pydantic import Field, model_validator

from edugrid.design.frozen import Frozen
from edugrid.intent.application import Port
from edugrid.intent.cloud import Count
from edugrid.intent.mistake import MistakeError
from edugrid.intent.settings import Name
from edugrid.text import Text


class Workload(Frozen):
    """Something that still runs there.

    It is a server in a project of one of the city's clouds (``cloud``, ``project``, ``server``: all or none), or
    software on a device of the room (``host``). ``addresses`` (inside the prefixes of the site) and TCP ``ports`` are
    where it answers until it is gone. ``depends_on`` names workloads of this city that must have moved first, or together with it:
    ``name``, or ``site/name`` where several sites have one of that name. ``target`` is the cloud or application it becomes
    (absent: the target of the site); ``cores`` and ``ram_gib`` are what it will take there. ``data_gb`` (10^9 bytes)
    must be copied, ``staff_days`` (person-days) is the work, ``downtime_hours`` how long it may stand still.
    ``since``: the day it was put there; ``moved``: the day on which the new one took over.
    """

    name: Annotated[str, Field(pattern=r"^[^/]+$")]
    cloud: Name | None = None
    project: str | None = None
    server: str | None = None
    host: str | None = None
    addresses: tuple[IPv4Address | IPv6Address, ...] = ()
    ports: tuple[Port, ...] = ()
    depends_on: tuple[str, ...] = ()
    target: Name | None = None
    cores: Count = 0
    ram_gib: Count = 0
    data_gb: Annotated[float, Field(ge=0, le=10_000_000)] = 0
    staff_days: Annotated[float, Field(ge=0, le=1000)] = 1
    downtime_hours: Annotated[float, Field(gt=0, le=2000)] = 8
    since: date | None = None
    moved: date | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        given = [name for name in ("cloud", "project", "server") if getattr(self, name) is not None]
        if given and len(given) < 3:  # noqa: PLR2004 - the three of the line above
            raise MistakeError(
                Text(
                    f"a server in a cloud needs cloud, project and server, here is only {', '.join(given)}",
                    f"云上的服务器须同时填写 cloud、project、server，此处只有 {'、'.join(given)}",
                )
            )
        return self
