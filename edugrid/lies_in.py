"""Where a region is, by its path."""


def lies_in(region: str, place: str) -> bool:
    """True when ``region`` (``henan/zhengzhou/zhongmu``) is ``place`` or lies below it."""
    return region == place or region.startswith(f"{place}/")
