"""Platform names and the vendors behind them."""

from functools import lru_cache
from importlib import resources

from edugrid.vendors.planning.load import load_vendor_data
from edugrid.vendors.planning.vendor import Vendor


class UnknownPlatformError(ValueError):
    """No vendor is registered under the platform name that was asked for."""

    exit_code = 2


def get_vendor(platform: str) -> Vendor:
    """The vendor for ``platform``: a canonical name (``huawei_vrp8``) or one of its aliases (``vrp8``).

    Raises UnknownPlatformError with the list of known names.
    """
    name = platform.strip().lower().replace("-", "_")
    names = _names()
    if name in names:
        return _vendor(names[name])
    raise UnknownPlatformError(f"unknown platform {platform!r}; known platforms: {', '.join(known_platforms())}")


@lru_cache(maxsize=1)
def known_platforms() -> tuple[str, ...]:
    """The canonical platform names: folders of this package with a ``vendor.yml``."""
    here = resources.files("edugrid.vendors")
    return tuple(sorted(item.name for item in here.iterdir() if item.joinpath("vendor.yml").is_file()))


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    names = {package: package for package in known_platforms()}
    for package in known_platforms():
        names.update(dict.fromkeys(_vendor(package).data.aliases, package))
    return names


@lru_cache(maxsize=16)
def _vendor(package: str) -> Vendor:
    return Vendor(load_vendor_data(package))
