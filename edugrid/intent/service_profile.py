"""Shared services of a region (统一身份认证、数据中台…) as values that an application may start from."""

from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.application import Backup, Balancer, Copies, DataVolume, Needs
from edugrid.intent.inner_file import InnerFile
from edugrid.intent.settings import Name


class ServiceProfile(Frozen):
    """Values of ``services/<name>.yml``; what an application says itself goes before them."""

    name: Name
    title: str
    flavor: str
    image: str
    count: Copies = 1
    protection_level: Annotated[int, Field(ge=1, le=3)] | None = None
    needs: Needs = Needs()
    volumes: tuple[DataVolume, ...] = ()
    load_balancer: Balancer | None = None
    address: Literal["internal", "floating"] = "internal"
    bandwidth_mbps: Annotated[int, Field(ge=1, le=100_000)] | None = None
    host: Name | None = None
    cloud_init: InnerFile | None = None
    backup: Backup | None = None
    log_days: Annotated[int, Field(ge=1)] | None = None
