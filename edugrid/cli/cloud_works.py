"""The same work for several stacks."""

from typing import TYPE_CHECKING, Any

from edugrid.cli.paths import inventories, state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edugrid.cloud.side_by_side import Kind, Work


def cloud_works(kind: "Kind", cities: "Iterable[str]", **more: Any) -> "list[Work]":  # noqa: ANN401 - fields of Work
    """One ``Work`` a city, on this working folder's inventories and state; ``more`` are further fields of each."""
    from edugrid.cloud.side_by_side import Work

    root, folder = str(inventories().absolute()), str(state())
    return [Work(region=city, kind=kind, root=root, state=folder, **more) for city in cities]
