"""gRPC and the protocol stubs of the `pulumi` package, loaded without `pulumi/__init__.py` (which costs 0.25 s)."""

import importlib.util
import sys
import types
from pathlib import Path
from typing import Any, Final

from . import base_env  # must come before grpc, which reads its variable at import

_ = base_env


def _prepare() -> None:
    """Put empty packages in front of the stubs, so that importing them runs nothing else of `pulumi`."""
    spec = importlib.util.find_spec("pulumi")
    if spec is None or not spec.submodule_search_locations or importlib.util.find_spec("grpc") is None:
        sys.exit(
            f"pulumi-language-python: {sys.executable} has no `pulumi` package; install it there, or set "
            "EDUGRID_PYTHON to an interpreter that has it"
        )
    path = Path(spec.submodule_search_locations[0])
    for name in ("pulumi", "pulumi.runtime", "pulumi.runtime.proto"):
        module = sys.modules[name] = types.ModuleType(name)
        module.__path__ = [str(path.joinpath(*name.split(".")[1:]))]


_prepare()

# Neither grpc nor protobuf publishes types.
import grpc  # type: ignore[import-untyped]  # noqa: E402 - only after GRPC_ENABLE_FORK_SUPPORT is set
from google.protobuf import empty_pb2, json_format  # type: ignore[import-untyped]  # noqa: E402 - checked for above
from pulumi.runtime.proto import (  # noqa: E402 - needs the empty packages made above
    analyzer_pb2,
    language_pb2,
    language_pb2_grpc,
    plugin_pb2,
)

# gRPC's contexts and the protocol's messages have no types that hold; these names say at least which is which.
Context = Any
Message = Any

GRPC_OPTIONS: Final[list[tuple[str, int]]] = [
    ("grpc.max_receive_message_length", -1),
    ("grpc.max_send_message_length", -1),
    ("grpc.so_reuseport", 0),
    ("grpc.enable_http_proxy", 0),  # http_proxy in the environment must not catch 127.0.0.1
]

__all__ = [
    "GRPC_OPTIONS",
    "Context",
    "Message",
    "analyzer_pb2",
    "empty_pb2",
    "grpc",
    "json_format",
    "language_pb2",
    "language_pb2_grpc",
    "plugin_pb2",
]
