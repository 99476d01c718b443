"""The control map: data of the package."""

from functools import lru_cache
from hashlib import sha256
from importlib import resources
from typing import NamedTuple

from edugrid.comply.control import Control, Part
from edugrid.words import Words

# in the order of the standard's chapters
FILES = (
    "physical",
    "network",
    "boundary",
    "computing",
    "centre",
    "management",
    "cloud",
    "wireless",
    "iot",
    "supplement",
)


class ControlMap(NamedTuple):
    """All controls in order, and the SHA-256 of the files they stand in."""

    controls: tuple[Control, ...]
    sha256: str


@lru_cache(maxsize=1)
def load_controls() -> ControlMap:
    """Read ``edugrid/comply/controls/*.yml``.

    Raises:
        pydantic.ValidationError: a file says something that the model does not know.
        ValueError: two controls have one key.

    """
    from ruamel.yaml import YAML

    folder = resources.files("edugrid.comply").joinpath("controls")
    digest, controls = sha256(), []
    for name in FILES:
        file = folder.joinpath(f"{name}.yml")
        body = file.read_bytes()
        digest.update(body)
        controls += _controls(Part.model_validate(YAML(typ="safe").load(body)))
    keys = [control.key for control in controls]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice:
        raise ValueError(f"the control {twice} is written twice")
    return ControlMap(tuple(controls), digest.hexdigest())


def _controls(part: Part) -> list[Control]:
    return [
        Control(
            key=next(number for number in reversed(item.at) if number != "-"),
            part=part.part,
            part_title=part.title,
            point=point.title,
            extension=part.extension,
            at=tuple(None if number == "-" else number for number in item.at),
            asks=Words(en=item.en, zh=item.zh),
            checks=item.checks,
            unseen=item.unseen or part.unseen,
            attest=item.attest or not item.checks,
            side=item.side,
        )
        for point in part.points
        for item in point.items
    ]
