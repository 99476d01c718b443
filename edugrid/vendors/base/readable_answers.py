"""What a device says can be anything: a getter gives its result, or says that the answer cannot be read."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from edugrid.vendors.base.errors import UnreadableAnswerError

_ODD = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What reading a text raises that is not made as the reader was told: a word for a number, a field that is missing."""


class ReadableAnswers:
    """Every getter of a subclass, and ``ping``, raises UnreadableAnswerError for an answer that it cannot read.

    It is a NapalmException like a refused command, so one odd answer makes what depends on it unknown, and ends nothing
    else.
    """

    def __init_subclass__(cls, **rest: Any) -> None:  # noqa: ANN401 - whatever a class statement was given
        super().__init_subclass__(**rest)
        for name, method in list(vars(cls).items()):
            if inspect.isfunction(method) and (name.startswith("get_") or name == "ping"):
                setattr(cls, name, _readable(name, method))


def _readable(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def getter(self: object, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - NAPALM's own signatures
        try:
            return method(self, *args, **options)
        except _ODD as error:
            raise UnreadableAnswerError(name, error) from error

    getter.__signature__ = inspect.signature(method)  # type: ignore[attr-defined] # NAPALM compares signatures
    return getter
