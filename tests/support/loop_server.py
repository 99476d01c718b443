"""A server of asyncio on loopback for tests that are not: it lives in a thread of its own while its context is open."""

import asyncio
import threading
from typing import Any, Self


class LoopServer:
    """A subclass listens in ``_listen`` and gives asyncssh's acceptor; ``port`` is where it listens then."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)

    def __enter__(self) -> Self:
        self._thread.start()
        self._acceptor = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(timeout=30)
        self.port = int(self._acceptor.get_port())
        return self

    def __exit__(self, *_: object) -> None:
        async def stop() -> None:
            self._acceptor.close()
            await self._acceptor.wait_closed()
            await asyncio.sleep(0.05)  # what it has begun to end may end

        asyncio.run_coroutine_threadsafe(stop(), self._loop).result(timeout=30)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _listen(self) -> Any:  # noqa: ANN401 - asyncssh's own server object
        raise NotImplementedError
