"""Sums of capacity, part by part."""

from collections.abc import Iterable

from edugrid.intent.cloud import Capacity, Cloud


def ceiling(cloud: Cloud) -> Capacity:
    """The quota of the project, as far as applications use it."""
    quota = cloud.quota
    return Capacity(cores=quota.cores, ram_gib=quota.ram_gib, instances=quota.instances, volume_gib=quota.volume_gib)


def total(parts: Iterable[Capacity]) -> Capacity:
    """The sum, part by part."""
    listed = list(parts)
    return Capacity.model_validate({key: sum(getattr(part, key) for part in listed) for key in Capacity.model_fields})


def above(wanted: Capacity, limit: Capacity) -> Capacity:
    """What ``wanted`` has more than ``limit``, part by part; never below zero."""
    return Capacity.model_validate({key: max(0, value - getattr(limit, key)) for key, value in wanted})


def allotted(cloud: Cloud) -> Capacity:
    """What the city may use of ``cloud`` without an approval."""
    return ceiling(cloud) if cloud.allotment is None else cloud.allotment.filled(ceiling(cloud))


def largest(parts: Iterable[Capacity]) -> Capacity:
    """The largest value of each part by itself."""
    listed = [*parts, Capacity()]
    return Capacity.model_validate({key: max(getattr(p, key) for p in listed) for key in Capacity.model_fields})


def smaller(one: Capacity, two: Capacity) -> Capacity:
    """The smaller value of each part by itself."""
    return Capacity.model_validate({key: min(value, getattr(two, key)) for key, value in one})
