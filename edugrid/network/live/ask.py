"""Ask a driver for what NAPALM's own getters do not tell."""

from typing import Any


def ask(driver: Any, getter: str, *what: str) -> Any:  # noqa: ANN401 - napalm publishes no types
    """The answer of ``driver.getter(*what)``.

    Raises:
        NotImplementedError: the driver has no such getter.

    """
    method = getattr(driver, getter, None)
    if method is None:
        raise NotImplementedError(f"the driver has no {getter}")
    return method(*what)
