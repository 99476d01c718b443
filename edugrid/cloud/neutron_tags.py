"""Tags of an application as texts, for what has no key and value; pure."""

from typing import Final

from edugrid.design.tenancy_spec import Tags

LEFT_OUT: Final = frozenset({"region"})
"""A region holds slashes, which Neutron's tags may not."""


def neutron_tags(tags: Tags) -> list[str]:
    """``key:value`` of each, in order; Neutron and Octavia take up to 255 characters."""
    return sorted(f"{key}:{value}" for key, value in tags if key not in LEFT_OUT)
