"""Reading vendor data files, with inheritance."""

from importlib import resources
from typing import Any

from edugrid.vendors.planning.data import VendorData


def load_vendor_data(package: str) -> VendorData:
    """Read ``vendor.yml`` of ``edugrid.vendors.<package>``.

    ``inherits: OTHER`` takes everything of the other package that is not said here; lists are joined, the other's
    first, except under a key that ends with ``!``, which replaces. Raises pydantic's ValidationError when the file
    says something that planning does not know.
    """
    return VendorData.model_validate(_read(package))


def _read(package: str) -> dict[str, Any]:
    import yaml  # type: ignore[import-untyped] # no stubs wanted; its C loader is ten times faster than ruamel.yaml's

    text = resources.files(f"edugrid.vendors.{package}").joinpath("vendor.yml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - both loaders are safe ones
    parent = data.pop("inherits", None)
    if parent is None:
        return data
    base = _read(parent)
    base.pop("aliases", None)
    return _merge(base, data)


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for name, value in over.items():
        key = name.removesuffix("!")
        if key != name:
            merged[key] = value
            continue
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = _merge(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            merged[key] = [*old, *value]
        else:
            merged[key] = value
    return merged
