"""The ownership of a platform's templates."""

from functools import lru_cache

from edugrid.network.ownership import Ownership, load_ownership
from edugrid.resources import resource


@lru_cache(maxsize=32)
def owned_lines(platform: str) -> Ownership:
    """What the templates of ``platform`` own.

    Raises:
        edugrid.network.ownership.OwnershipError: the platform has no ownership file, or it cannot be read.

    """
    return load_ownership(resource("network_templates") / platform / "ownership.yml")
