"""What was there before edugrid: a project of a cloud as it was found, kept as it is."""

import re
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.application import DataClass
from edugrid.intent.settings import Name

AdoptedKind = Literal[
    "network",
    "subnet",
    "subnet_route",
    "router",
    "router_interface",
    "router_route",
    "security_group",
    "security_group_rule",
    "port",
    "keypair",
    "server_group",
    "server",
    "volume",
    "volume_attachment",
    "floating_ip",
    "load_balancer",
    "listener",
    "pool",
    "member",
    "monitor",
    "dns_zone",
    "dns_record",
]

REFERENCE: Final = re.compile(r"^\$\{([^}]+)\}$")
"""A property's value that stands for the id of another object of the same file: ``${label}``."""

Words = Annotated[str, Field(min_length=1)]


class AdoptedApplication(Frozen):
    """Servers that belong together and whose they are; ``servers`` are labels of resources."""

    name: Name
    owner: Words
    data_class: DataClass
    protection_level: Annotated[int, Field(ge=1, le=3)]
    servers: tuple[str, ...]


class AdoptedResource(Frozen):
    """One object: ``id`` as the provider imports it, ``properties`` by the provider's names.

    A value ``${label}`` stands for the id of another object of the same file. ``ignored`` are properties that the
    provider cannot read back; they are neither compared nor changed.
    """

    kind: AdoptedKind
    label: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$", max_length=80)]
    id: Words
    properties: dict[str, Any]
    ignored: tuple[str, ...] = ()


class AdoptedProject(Frozen):
    """``<city>/adopted/<cloud>-<project>.yml``, written by ``edugrid cloud import``.

    ``tags: later`` leaves the servers as they are; ``now`` adds owner, data class and protection level to them.
    """

    cloud: Name
    project: Words
    project_id: Words
    taken: date
    tags: Literal["later", "now"] = "later"
    applications: tuple[AdoptedApplication, ...] = ()
    resources: tuple[AdoptedResource, ...]
