"""What a drill does besides edugrid's commands: one act a file, found by its name (``mining_traffic.py``: mining-traffic)."""

from collections.abc import Callable, Mapping
from importlib import import_module, resources
from typing import TYPE_CHECKING

from edugrid.text import Text

if TYPE_CHECKING:
    from edugrid.drill.ground import Ground

Act = Callable[["Ground", Mapping[str, str]], Text]
"""Does it and tells what was seen; raises `edugrid.drill.errors.StepError` where that is not what it should be."""


def acts() -> tuple[str, ...]:
    """The names of all acts."""
    folder = resources.files("edugrid.drill.acts")
    names = (file.name for file in folder.iterdir() if file.name.endswith(".py") and file.name != "__init__.py")
    return tuple(sorted(name.removesuffix(".py").replace("_", "-") for name in names))


def get_act(name: str) -> Act:
    """The act of that name; raises ModuleNotFoundError where there is none."""
    made: Act = import_module(f"edugrid.drill.acts.{name.replace('-', '_')}").act
    return made
