"""Platform names and the vendors behind them."""

from functools import lru_cache

from edugrid.vendors.planning.load import load_vendor_data
from edugrid.vendors.planning.vendor import Vendor

_PACKAGES = ("huawei_vrp8", "huawei_vrp5", "h3c_comware7", "frr")
_LATER = {
    "ruijie_rgos": "Ruijie RGOS",
    "huawei_smartax": "Huawei SmartAX OLT",
    "zte_titan": "ZTE TITAN OLT",
}


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
    known = ", ".join(_PACKAGES)
    if name in _LATER:
        raise UnknownPlatformError(f"{_LATER[name]} ({name}) is not supported yet; known platforms: {known}")
    raise UnknownPlatformError(f"unknown platform {platform!r}; known platforms: {known}")


def known_platforms() -> tuple[str, ...]:
    """The canonical platform names."""
    return _PACKAGES


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    names = {package: package for package in _PACKAGES}
    for package in _PACKAGES:
        names.update(dict.fromkeys(_vendor(package).data.aliases, package))
    return names


@lru_cache(maxsize=8)
def _vendor(package: str) -> Vendor:
    return Vendor(load_vendor_data(package))
