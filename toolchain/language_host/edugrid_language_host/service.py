"""The LanguageRuntime service of language.proto: each call, in a few lines, over the modules beside this one."""

from __future__ import annotations

import base64
import functools
import subprocess
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from .children import CHILDREN, Child
from .errors import HostError
from .install import install_steps
from .program import Program
from .queries import ABOUT, LIST_PACKAGES, LIST_PLUGINS
from .run_plugin import PluginRun
from .run_program import run_program
from .stubs import Context, Message, empty_pb2, grpc, language_pb2, language_pb2_grpc, plugin_pb2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def _tell_user(method: Callable[[Any, Any, Any], Any]) -> Callable[[Any, Any, Any], Any]:
    """Turn a HostError of a unary method into a gRPC error with that text."""

    @functools.wraps(method)
    def wrapped(self: LanguageHost, request: object, ctx: Context) -> object:
        try:
            return method(self, request, ctx)
        except HostError as error:
            return ctx.abort(grpc.StatusCode.FAILED_PRECONDITION, str(error))

    return wrapped


class LanguageHost(language_pb2_grpc.LanguageRuntimeServicer):
    """One host for one engine process.

    `engine` is the engine's address, `tracing` a collector's or empty. The names of the methods are the protocol's.
    """

    def __init__(self, engine: str, tracing: str) -> None:
        self._engine = engine
        self._tracing = tracing
        self._programs: set[Child] = set()

    def Handshake(self, request: Message, _ctx: Context) -> Message:  # noqa: N802 - the protocol's name
        """Take note of the engine's address."""
        self._engine = request.engine_address or self._engine
        return language_pb2.LanguageHandshakeResponse()

    def GetPluginInfo(self, _request: Message, _ctx: Context) -> Message:  # noqa: N802 - the protocol's name
        """Version of this host: that of the `pulumi` package whose protocol it speaks."""
        return plugin_pb2.PluginInfo(version=version("pulumi"))

    @_tell_user
    def GetRequiredPackages(self, request: Message, _ctx: Context) -> Message:  # noqa: N802 - the protocol's name
        """List the providers that the installed Python packages ask for, with parameters."""
        packages = []
        for spec in Program(request.info).ask(LIST_PLUGINS):
            package = plugin_pb2.PackageDependency(
                kind="resource", name=spec["name"], version=spec["version"], server=spec.get("server") or ""
            )
            for key, field in (
                ("parameterization", package.parameterization),
                ("extensionParameterization", package.extension),
            ):
                if spec.get(key):
                    field.name, field.version = spec[key]["name"], spec[key]["version"]
                    field.value = base64.b64decode(spec[key].get("value") or "")
            packages.append(package)
        return language_pb2.GetRequiredPackagesResponse(packages=packages)

    @_tell_user
    def GetRequiredPlugins(self, request: Message, _ctx: Context) -> Message:  # noqa: N802 - the protocol's name
        """Do the same in the older form, without parameters."""
        plugins = [
            plugin_pb2.PluginDependency(
                kind="resource", name=spec["name"], version=spec["version"], server=spec.get("server") or ""
            )
            for spec in Program(request.info).ask(LIST_PLUGINS)
        ]
        return language_pb2.GetRequiredPluginsResponse(plugins=plugins)

    @_tell_user
    def GetProgramDependencies(self, request: Message, _ctx: Context) -> Message:  # noqa: N802 - the protocol's name
        """List the packages of the program's environment; only those that no other one needs, unless asked for all."""
        packages = Program(request.info).ask(LIST_PACKAGES)
        return language_pb2.GetProgramDependenciesResponse(
            dependencies=[
                language_pb2.DependencyInfo(name=name, version=number)
                for name, number, needed in packages
                if request.transitiveDependencies or not needed
            ]
        )

    @_tell_user
    def About(self, request: Message, _ctx: Context) -> Message:  # noqa: N802 - the protocol's name
        """For `pulumi about`: the program's interpreter."""
        program = Program(request.info)
        executable, number = program.ask(ABOUT)
        return language_pb2.AboutResponse(
            executable=executable, version=number, metadata={"toolchain": program.toolchain, "host": "python"}
        )

    def InstallDependencies(self, request: Message, ctx: Context) -> Iterator[Message]:  # noqa: N802 - the protocol's name
        """For `pulumi install`: run each step, stream what it prints."""
        try:
            program = Program(request.info)
            for args, env in install_steps(program):
                command = " ".join(args)
                yield language_pb2.InstallDependenciesResponse(stdout=f"$ {command}\n".encode())
                child = CHILDREN.start(args, cwd=program.dir, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                ctx.add_callback(functools.partial(CHILDREN.stop_soon, child))
                for line in child.stdout or ():
                    yield language_pb2.InstallDependenciesResponse(stdout=line)
                code = CHILDREN.wait(child)
                if code:
                    ctx.abort(
                        grpc.StatusCode.FAILED_PRECONDITION,
                        f"installing dependencies failed with exit status {code}: {command}",
                    )
        except (HostError, OSError) as error:
            ctx.abort(grpc.StatusCode.FAILED_PRECONDITION, str(error))

    def Run(self, request: Message, ctx: Context) -> Message:  # noqa: N802 - the protocol's name
        """Run a program to its end; what went wrong is part of the answer, as the engine expects it."""
        try:
            return run_program(request, ctx, engine=self._engine, tracing=self._tracing, running=self._programs)
        except HostError as error:
            return language_pb2.RunResponse(error=str(error))

    def RunPlugin(self, request: Message, ctx: Context) -> Iterator[Message]:  # noqa: N802 - the protocol's name
        """Run a policy pack or another plugin; stream what it prints."""
        yield from PluginRun(request, ctx).responses()

    def Cancel(self, _request: Message, _ctx: Context) -> Message:  # noqa: N802 - the protocol's name
        """End the programs: the user pressed Ctrl-C, or the engine closes. It ends packs and providers itself."""
        for child in list(self._programs):
            CHILDREN.stop(child)
        return empty_pb2.Empty()
