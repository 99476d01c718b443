"""Platform names and the NAPALM drivers behind them."""

from functools import lru_cache
from importlib import import_module, resources
from typing import Any, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.vendors.registry import get_vendor


class NoDriverError(ValueError):
    """The platform is known for planning on files, but edugrid cannot log in to such a device yet."""


class DriverEntry(Frozen):
    """``driver.yml`` of a vendor folder.

    ``candidate``: lines as typed, or the whole configuration text. ``restore``: how an earlier configuration is put back.
    """

    driver: str = Field(pattern=r"^[\w.]+:\w+$")
    candidate: Literal["lines", "whole"]
    restore: Literal["lines", "whole"]

    def load(self) -> Any:  # noqa: ANN401 - napalm publishes no types
        """Import and return the driver class (a ``napalm.base.NetworkDriver``)."""
        module, _, name = self.driver.partition(":")
        return getattr(import_module(module), name)


def get_driver(platform: str) -> DriverEntry:
    """Return the driver entry for ``platform`` or one of its aliases.

    Raises:
        edugrid.vendors.registry.UnknownPlatformError: no such platform.
        NoDriverError: there is a platform, but no driver for it.

    """
    return _entry(get_vendor(platform).data.name)


@lru_cache(maxsize=16)
def _entry(package: str) -> DriverEntry:
    from ruamel.yaml import YAML

    file = resources.files(f"edugrid.vendors.{package}").joinpath("driver.yml")
    if not file.is_file():
        raise NoDriverError(f"{package}: edugrid has no driver for this platform yet, only planning on files")
    return DriverEntry.model_validate(YAML(typ="safe").load(file.read_text(encoding="utf-8")))
