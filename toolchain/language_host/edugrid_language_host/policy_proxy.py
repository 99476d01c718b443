"""The door of a policy pack that is started later than the engine believes."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final

from .errors import HostError
from .stubs import GRPC_OPTIONS, Context, Message, analyzer_pb2, empty_pb2, grpc

if TYPE_CHECKING:
    from collections.abc import Callable

PREFIX: Final = "/pulumirpc.Analyzer/"
THREADS: Final = 32
GRACE_S: Final = 2.0


class PolicyProxy(grpc.GenericRpcHandler):  # type: ignore[misc]  # gRPC has no types
    """Stands between the engine and a policy pack until the pack can be started.

    A Python pack reads project, stack and configuration from its environment when it starts. The engine sends them only
    later, in ConfigureStack, over the connection to the port that the pack should already have printed. So the port of
    this proxy is announced; the pack starts at the first call after the handshake; bytes go through unread.

    `start` gets additions to the environment and gives the port of the pack, or raises HostError.
    """

    def __init__(self, start: Callable[[dict[str, str]], int]) -> None:
        self._start = start
        self._lock = threading.Lock()
        self._channel: Any = None
        self._error: str | None = None
        self._server = grpc.server(ThreadPoolExecutor(THREADS), options=GRPC_OPTIONS, handlers=[self])
        self.port: int = self._server.add_insecure_port("127.0.0.1:0")
        self._server.start()

    def service(self, handler_call_details: Context) -> Message:
        """Give gRPC the handler of one call: every unary method of the Analyzer service, none of another."""
        method = handler_call_details.method
        if not method.startswith(PREFIX):
            return None
        return grpc.unary_unary_rpc_method_handler(lambda data, ctx: self._call(method[len(PREFIX) :], data, ctx))

    def _call(self, method: str, data: bytes, ctx: Context) -> Message:
        if method == "Handshake":
            return analyzer_pb2.AnalyzerHandshakeResponse().SerializeToString()
        with self._lock:
            if self._channel is None and self._error is None:
                if method == "Cancel":  # nothing runs yet
                    return empty_pb2.Empty().SerializeToString()
                try:
                    port = self._start(_stack_environment(data) if method == "ConfigureStack" else {})
                    self._channel = grpc.insecure_channel(f"127.0.0.1:{port}", options=GRPC_OPTIONS)
                except HostError as error:
                    self._error = str(error)
        if self._error:
            ctx.abort(grpc.StatusCode.FAILED_PRECONDITION, self._error)
        return self._pass_on(method, data, ctx)

    def _pass_on(self, method: str, data: bytes, ctx: Context) -> Message:
        call = self._channel.unary_unary(PREFIX + method).future(data, wait_for_ready=True)
        ctx.add_callback(call.cancel)
        try:
            return call.result()
        except grpc.FutureCancelledError:
            ctx.abort(grpc.StatusCode.CANCELLED, "cancelled")
        except grpc.RpcError as error:
            if method == "ConfigureStack" and error.code() == grpc.StatusCode.UNIMPLEMENTED:
                # pulumi-policy before 1.21 does not know the call
                return analyzer_pb2.AnalyzerStackConfigureResponse().SerializeToString()
            details = [pair for pair in error.trailing_metadata() or () if pair[0] == "grpc-status-details-bin"]
            if details:
                ctx.set_trailing_metadata(details)
            ctx.abort(error.code(), error.details())

    def close(self) -> None:
        """Stop serving; the pack itself is ended by whoever started it.

        A call that is just failing gets the time to say why: otherwise the engine shows a bare "Cancelling all calls".
        """
        self._server.stop(GRACE_S).wait()
        if self._channel:
            self._channel.close()


def _stack_environment(data: bytes) -> dict[str, str]:
    """Give the variables that a Python pack reads, from a ConfigureStack request."""
    request = analyzer_pb2.AnalyzerStackConfigureRequest.FromString(data)
    env = {
        "PULUMI_PROJECT": request.project,
        "PULUMI_STACK": request.stack,
        "PULUMI_ORGANIZATION": request.organization,
        "PULUMI_DRY_RUN": "true" if request.dry_run else "false",
        "PULUMI_CONFIG": json.dumps(dict(request.config)),
        "PULUMI_CONFIG_SECRET_KEYS": json.dumps(list(request.config_secret_keys)),
    }
    return {name: value for name, value in env.items() if value}
