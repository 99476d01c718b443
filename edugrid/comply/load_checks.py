"""The checks by name."""

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module, resources

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View

Check = Callable[[View], tuple[Evidence, ...]]


@lru_cache(maxsize=1)
def load_checks() -> dict[str, Check]:
    """The function ``check`` of every file in ``edugrid/comply/checks``, by the file's name."""
    names = sorted(item.name.removesuffix(".py") for item in resources.files("edugrid.comply.checks").iterdir())
    wanted = [name for name in names if name.isidentifier() and not name.startswith("__")]
    return {name: import_module(f"edugrid.comply.checks.{name}").check for name in wanted}
