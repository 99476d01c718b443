"""What the templates of a platform can do."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from pydantic import Field
from ruamel.yaml import YAML

from edugrid.design.frozen import Frozen


class Reason(Frozen):
    """Why a platform lacks a feature, for people."""

    en: str
    zh: str


class Capabilities(Frozen):
    """``capabilities.yml``: features in the order of the display, and why others are not there.

    ``cannot``: a device that needs it is a problem. ``elsewhere``: no problem, since it is no matter of this platform's
    configuration (users of a Linux router are the host's): who does it instead.
    """

    features: tuple[str, ...]
    cannot: dict[str, Reason] = Field(default_factory=dict)
    elsewhere: dict[str, Reason] = Field(default_factory=dict)


def capabilities(folders: Sequence[Path], platform: str) -> Capabilities:
    """Read ``<folder>/<platform>/capabilities.yml`` of the first folder that has it.

    Raises:
        FileNotFoundError: there are no templates for ``platform``.

    """
    return _read(tuple(folders), platform)


@lru_cache(maxsize=64)
def _read(folders: tuple[Path, ...], platform: str) -> Capabilities:
    for folder in folders:
        path = folder / platform / "capabilities.yml"
        if path.exists():
            return Capabilities.model_validate(YAML(typ="safe", pure=True).load(path))
    raise FileNotFoundError(f"no templates for the platform {platform!r} in {', '.join(map(str, folders))}")
