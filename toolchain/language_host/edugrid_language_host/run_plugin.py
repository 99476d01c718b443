"""The RunPlugin call: policy packs, component providers, tools."""

from __future__ import annotations

import queue
import subprocess
import threading
import tomllib
from typing import IO, TYPE_CHECKING

from .base_env import BASE_ENV
from .children import CHILDREN, Child
from .errors import HostError
from .policy_proxy import PolicyProxy
from .program import Program, refuse_debugger
from .stubs import Context, grpc, language_pb2

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK_BYTES = 65536


class PluginRun:
    """One plugin for the time of one RunPlugin call: its processes and the stream of what they print."""

    def __init__(self, request: language_pb2.RunPluginRequest, ctx: Context) -> None:
        self._request = request
        self._ctx = ctx
        self._out: queue.Queue[language_pb2.RunPluginResponse | None] = queue.Queue()  # None ends the stream
        self._children: list[Child] = []
        self._proxy: PolicyProxy | None = None
        self._gone = threading.Event()  # the engine has given up this call
        ctx.add_callback(self._cancelled)

    def responses(self) -> Iterator[language_pb2.RunPluginResponse]:
        """Run the plugin; yields its output and in the end its exit status."""
        request = self._request
        try:
            refuse_debugger(request)
            env = dict(pair.split("=", 1) for pair in request.env if "=" in pair) or BASE_ENV
            plugin = Program(request.info, env)
            if request.kind == "analyzer":
                plugin.python()  # fails now, with a message, when there is no such environment
                self._proxy = PolicyProxy(lambda more: self._start_pack(plugin, more))
                self._out.put(language_pb2.RunPluginResponse(stdout=f"{self._proxy.port}\n".encode()))
            else:
                self._follow(*self._start([plugin.python(), "-u", *_module(plugin), *request.args], plugin.env()))
            yield from iter(self._out.get, None)
        except HostError as error:
            self._ctx.abort(grpc.StatusCode.FAILED_PRECONDITION, str(error))
        finally:
            self._cancelled()
            if self._proxy:
                self._proxy.close()

    def _start(self, arguments: list[str], env: dict[str, str]) -> tuple[Child, threading.Thread]:
        """Start a process; its stderr flows at once, so that it cannot stand still with a full pipe."""
        cwd = self._request.pwd or None
        child = CHILDREN.start(arguments, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self._children.append(child)
        if self._gone.is_set():
            CHILDREN.stop_soon(child)
        errors = threading.Thread(target=self._pump, args=(child.stderr, "stderr"), daemon=True)
        errors.start()
        return child, errors

    def _follow(self, child: Child, errors: threading.Thread) -> None:
        """Stream what the child prints from now on, and its end."""

        def until_end() -> None:
            self._pump(child.stdout, "stdout")
            errors.join()
            code = CHILDREN.wait(child)
            self._out.put(language_pb2.RunPluginResponse(exitcode=code if code >= 0 else 128 - code))
            self._out.put(None)

        threading.Thread(target=until_end, daemon=True).start()

    def _pump(self, pipe: IO[bytes] | None, field: str) -> None:
        if pipe is None:
            return
        with pipe:
            while chunk := pipe.read1(CHUNK_BYTES):  # type: ignore[attr-defined]  # Popen's pipes are BufferedReader
                if field == "stdout":
                    self._out.put(language_pb2.RunPluginResponse(stdout=chunk))
                else:
                    self._out.put(language_pb2.RunPluginResponse(stderr=chunk))

    def _start_pack(self, plugin: Program, more: dict[str, str]) -> int:
        """Start a policy pack with the stack in its environment; gives its port."""
        arguments = [plugin.python(), "-u", "-m", "pulumi.policy", *self._request.args, str(plugin.main)]
        child, errors = self._start(arguments, plugin.env(**more))
        line = child.stdout.readline() if child.stdout else b""
        self._follow(child, errors)
        if line.strip().isdigit():
            return int(line)
        if not line:
            raise HostError(
                f"the policy pack in {plugin.dir} did not start (exit status {child.wait()}); its output is above"
            )
        CHILDREN.stop_soon(child)
        raise HostError(
            f"the policy pack in {plugin.dir} printed {line.decode(errors='replace')!r} "
            "where the engine expects a port: a pack must not print to stdout while it loads"
        )

    def _cancelled(self) -> None:
        self._gone.set()
        self._out.put(None)
        for child in self._children:
            CHILDREN.stop_soon(child)


def _module(plugin: Program) -> list[str]:
    """Arguments that run a plugin folder: its __main__.py, or the package its pyproject.toml describes."""
    pyproject = plugin.main / "pyproject.toml"
    if not (plugin.main / "__main__.py").exists() and pyproject.exists():
        name = tomllib.loads(pyproject.read_text()).get("project", {}).get("name")
        if name:
            return ["-m", "pulumi.run.plugin", name]
    return [str(plugin.main)]
