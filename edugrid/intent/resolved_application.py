"""An application with every value that it takes from its service profile and from the settings around it."""

from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.intent.application import Application, Backup, Balancer, DataClass, DataVolume, Needs
from edugrid.intent.service_profile import ServiceProfile
from edugrid.intent.settings import Name, Settings

ENCRYPTED_FROM = 3
"""Protection level from which data volumes are encrypted unless the application says otherwise."""


class ResolvedVolume(Frozen):
    """A data volume of every server; size in GiB."""

    name: Name
    size_gib: int
    encrypted: bool


class ResolvedApplication(Frozen):
    """One system of the region, nothing left open but ``cloud`` (None: the placement rules decide)."""

    name: Name
    cloud: Name | None
    profile: Name | None
    flavor: str
    image: str
    count: int
    owner: str
    data_class: DataClass
    protection_level: int
    county: Name | None
    needs: Needs
    volumes: tuple[ResolvedVolume, ...]
    load_balancer: Balancer | None
    address: Literal["internal", "floating"]
    bandwidth_mbps: int | None
    host: Name
    cloud_init: str | None
    backup: Backup | None
    contract: str | None
    log_days: int | None


def resolve_application(app: Application, service: ServiceProfile | None, settings: Settings) -> ResolvedApplication:
    """``app`` over ``service`` over ``settings``.

    Raises:
        LookupError: neither says which flavor or image (the argument names the missing key).

    """
    given = {key: value for key, value in app if value is not None}
    below = {key: value for key, value in service if value is not None} if service else {}
    values = {**below, **given}
    for key in ("flavor", "image"):
        if key not in values:
            raise LookupError(key)
    level: int = values.get("protection_level", settings.protection_level)
    volumes: tuple[DataVolume, ...] = values.get("volumes", ())
    return ResolvedApplication(
        name=app.name,
        cloud=app.cloud,
        profile=app.profile,
        flavor=values["flavor"],
        image=values["image"],
        count=values.get("count", 1),
        owner=app.owner,
        data_class=app.data_class,
        protection_level=level,
        county=app.county,
        needs=values.get("needs", Needs()),
        volumes=tuple(
            ResolvedVolume(
                name=volume.name,
                size_gib=volume.size_gib,
                encrypted=level >= ENCRYPTED_FROM if volume.encrypted is None else volume.encrypted,
            )
            for volume in volumes
        ),
        load_balancer=values.get("load_balancer"),
        address=values.get("address", "internal"),
        bandwidth_mbps=values.get("bandwidth_mbps"),
        host=values.get("host", app.name),
        cloud_init=values.get("cloud_init"),
        backup=values.get("backup"),
        contract=app.contract,
        log_days=values.get("log_days"),
    )
