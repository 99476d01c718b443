"""One look at a device: nothing is asked twice."""

from typing import Any


class Look:
    """A driver whose getters are asked once; several checks share the answer.

    Only calls without arguments are kept: an answer to one with arguments is no other check's.
    """

    def __init__(self, driver: Any) -> None:  # noqa: ANN401 - napalm publishes no types
        self._driver = driver
        self._answers: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what the driver has
        there = getattr(self._driver, name)
        if not callable(there):
            return there

        def asked(*args: Any, **named: Any) -> Any:  # noqa: ANN401 - a getter's own
            if args or named:
                return there(*args, **named)
            if name not in self._answers:
                self._answers[name] = there()
            return self._answers[name]

        return asked
