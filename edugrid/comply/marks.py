"""Which lines of a platform are evidence: ``marks.yml`` of its vendor folder."""

import re
from functools import lru_cache
from importlib import resources
from typing import Any

from pydantic import field_validator

from edugrid.design.frozen import Frozen
from edugrid.words import Words


class Mark(Frozen):
    """Regular expressions that fit a line with its sections before it (`` / `` between) whole.

    ``has``: each must fit some line. ``never``: none may fit any. ``when``: the mark is asked for only where one fits.
    ``hidden``: why the display may leave out lines of ``has``; without them nothing is known then.
    ``live``: only what a device displays proves it, a rendered text never does.
    """

    has: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    hidden: Words | None = None
    live: bool = False

    @field_validator("has", "never", "when")
    @classmethod
    def _compiled(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        for value in values:
            re.compile(value)
        return values


@lru_cache(maxsize=32)
def marks(package: str) -> dict[str, Mark]:
    """The marks of ``edugrid.vendors.<package>`` by name; none when nobody wrote any. ``inherits: OTHER`` adds another's.

    Raises:
        pydantic.ValidationError: the file says something that nobody knows.

    """
    from ruamel.yaml import YAML

    file = resources.files(f"edugrid.vendors.{package}").joinpath("marks.yml")
    if not file.is_file():
        return {}
    data: dict[str, Any] = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    above = marks(data.pop("inherits")) if "inherits" in data else {}
    return above | {name: Mark.model_validate(value) for name, value in data.items()}
