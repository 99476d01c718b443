"""Which project a tenancy lives in."""

from typing import Final

from edugrid.design.tenancy_spec import TenancySpec

OWN: Final = "~"
"""Stands for the project that the entry in clouds.yaml is scoped to; no project has this name."""


def home(spec: TenancySpec) -> str:
    """Name of the tenancy's project, or `OWN` where the cloud gives it (its name is the cloud's affair)."""
    return spec.project if spec.features.project else OWN
