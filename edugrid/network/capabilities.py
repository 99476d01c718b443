"""What the templates of a platform can do."""

import re
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


class Lacking(Reason):
    """Why some models of a platform lack a feature; ``models`` (a regular expression) fits their names whole."""

    models: str


class Capabilities(Frozen):
    """``capabilities.yml``: features in the order of the display, and why others are not there.

    ``cannot``: a device that needs it is a problem. ``elsewhere``: no problem, since it is no matter of this platform's
    configuration (users of a Linux router are the host's): who does it instead. ``lacking``: features that the platform has
    and some of its models do not.
    """

    features: tuple[str, ...]
    cannot: dict[str, Reason] = Field(default_factory=dict)
    elsewhere: dict[str, Reason] = Field(default_factory=dict)
    lacking: dict[str, Lacking] = Field(default_factory=dict)

    def why_not(self, feature: str, model: str) -> Reason | None:
        """Why a device of ``model`` cannot do ``feature``, where that is known."""
        lacking = self.lacking.get(feature)
        if lacking is not None and re.fullmatch(lacking.models, model):
            return lacking
        return self.cannot.get(feature)


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
