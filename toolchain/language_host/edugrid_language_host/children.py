"""The processes that the host starts, and their end."""

from __future__ import annotations

import subprocess
import threading
from typing import TYPE_CHECKING, Final

from .errors import HostError

if TYPE_CHECKING:
    from pathlib import Path

Child = subprocess.Popen[bytes]
PATIENCE_S: Final = 2.0  # between SIGTERM and SIGKILL


class Children:
    """All processes the host has started.

    They stay in its process group: when this host is killed, the engine still reaches them through the group, and it
    waits for every process that holds the host's stdout.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: set[Child] = set()
        self._closed = False

    def start(
        self, args: list[str], *, cwd: str | Path | None, env: dict[str, str], stdout: int | None, stderr: int | None
    ) -> Child:
        """Start a process without stdin; HostError once `stop_all` has begun."""
        with self._lock:
            if self._closed:
                raise HostError("the language host is shutting down")
            child = subprocess.Popen(args, stdin=subprocess.DEVNULL, cwd=cwd, env=env, stdout=stdout, stderr=stderr)
            self._running.add(child)
            return child

    def wait(self, child: Child) -> int:
        """Exit status of the child, negative for a signal, as in subprocess."""
        code = child.wait()
        with self._lock:
            self._running.discard(child)
        return code

    @staticmethod
    def stop(child: Child) -> None:
        """End the child, politely first; takes at most twice PATIENCE_S."""
        for signal_it in (child.terminate, child.kill):
            if child.poll() is not None:
                return
            signal_it()
            try:
                child.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                continue

    def stop_soon(self, child: Child) -> None:
        """Like `stop`, for gRPC callbacks: they run in the one thread that serves all calls and must not wait."""
        threading.Thread(target=self.stop, args=(child,), daemon=True).start()

    def stop_all(self) -> None:
        """End every child at once; afterwards none can be started."""
        with self._lock:
            self._closed = True
            children = list(self._running)
        threads = [threading.Thread(target=self.stop, args=(child,), daemon=True) for child in children]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(2 * PATIENCE_S)


CHILDREN: Final = Children()
