"""Adopted objects that are no longer in their cloud."""

from collections.abc import Iterable

from edugrid.cloud.adopt.read_project import read_project
from edugrid.cloud.errors import CloudError
from edugrid.design.adopted_spec import AdoptedSpec
from edugrid.intent.moment import moment


def gone(specs: Iterable[AdoptedSpec]) -> frozenset[str]:
    """Ids of objects of ``specs`` that their clouds do not have; a cloud that cannot be asked has lost nothing.

    The engine cannot import what is not there and would stop; left out of the import, they show as missing.
    """
    lost: set[str] = set()
    for spec in specs:
        try:
            there = {item.id for item in read_project(spec.cloud, spec.project, moment().date()).resources}
        except CloudError:
            continue
        lost |= {item.id for item in spec.objects} - there
    return frozenset(lost)
