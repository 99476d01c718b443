"""Inputs as the engine's events show them, fit for a state."""

from collections.abc import Mapping
from typing import Any

from edugrid.cloud.masking import MASK, SIGNATURE


def without_secrets(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """``inputs`` less those that are secrets or hold one: the next run of the engine writes them from the program."""
    return {key: value for key, value in inputs.items() if not _secret(value)}


def _secret(value: object) -> bool:
    if isinstance(value, dict):
        return SIGNATURE in value or any(map(_secret, value.values()))
    return any(map(_secret, value)) if isinstance(value, list) else value == MASK
