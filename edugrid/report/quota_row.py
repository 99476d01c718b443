"""One line of the report on quota."""

from typing import Literal

from edugrid.design.frozen import Frozen


class QuotaRow(Frozen):
    """One kind of capacity (vCPU, GiB of memory, servers, GiB of volumes) of one part of a cloud.

    ``part``: the whole ``cloud``, a ``county`` (name empty: the city's own) or a ``contract`` (empty: none).
    ``limit`` is what may be used, the share or what was bought; None where nothing is set. ``used`` is live; None when
    the cloud could not be asked. ``committed`` is the largest need now and in coming windows. ``over``: committed above
    the limit.
    """

    region: str
    cloud: str
    part: Literal["cloud", "county", "contract"]
    name: str
    kind: Literal["cores", "ram_gib", "instances", "volume_gib"]
    limit: int | None
    used: int | None
    needed: int
    committed: int
    free: int | None
    over: int
