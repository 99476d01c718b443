"""Getters of NAPALM's that a platform cannot answer, each with the reason that callers are told."""

import inspect
from collections.abc import Callable
from typing import Any, TypeVar

from napalm.base import NetworkDriver

Driver = TypeVar("Driver", bound=type[Any])


def unanswered(reasons: dict[str, str]) -> Callable[[Driver], Driver]:
    """Decorate a driver class: each named getter raises NotImplementedError with its reason.

    The getters keep NAPALM's signatures and have the reason as ``why`` for whoever wants to list them.
    """

    def add(driver: Driver) -> Driver:
        for name, reason in reasons.items():
            setattr(driver, name, _getter(name, reason))
        return driver

    return add


def _getter(name: str, reason: str) -> Callable[..., Any]:
    def getter(self: Any, *_args: Any, **_kwargs: Any) -> Any:  # noqa: ANN401 - any of NAPALM's
        del self
        raise NotImplementedError(reason)

    original: Callable[..., Any] = getattr(NetworkDriver, name)
    getter.__name__, getter.__doc__ = name, f"Not answered: {reason}."
    getter.__signature__ = inspect.signature(original)  # type: ignore[attr-defined]  # functions take it, types do not know
    getter.why = reason  # type: ignore[attr-defined]  # read by tests and by whoever lists what is missing
    return getter
