"""The engine as a program's SDK sees it, without the SDK's debug lines."""

from typing import Any


def without_debug_lines() -> None:
    """Let the program that runs now, and no other, keep its debug lines to itself.

    The SDK sends the engine five lines for each resource, waiting for each, and the engine hands each back to whoever
    reads its events: a third of the work of a city's preview, for lines that `edugrid` shows nowhere. Typed by hand,
    `pulumi --debug` shows them as ever.
    """
    from pulumi.runtime.settings import SETTINGS

    SETTINGS.engine = _Quiet(SETTINGS.engine)


class _Quiet:
    def __init__(self, engine: Any) -> None:  # noqa: ANN401 - a stub that gRPC made
        from pulumi.runtime.proto import engine_pb2

        self._engine, self._debug = engine, engine_pb2.DEBUG

    def Log(self, request: Any) -> Any:  # noqa: ANN401, N802 - the service's own name
        if request.severity != self._debug:
            return self._engine.Log(request)
        return None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever else the service has
        return getattr(self._engine, name)
