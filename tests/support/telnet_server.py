"""A telnet server on loopback in front of a SIMULATED device: the login of RFC 854 days, then the device's own terminal."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

from edugrid.lab.devices.core.device import Device
from edugrid.lab.devices.ssh.terminal import Terminal

_IAC = 255


class _Line:
    """The two ends of a connection as the terminal wants them."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def read(self, size: int) -> str:
        data = await self._reader.read(size)
        kept = bytearray()
        place = 0
        while place < len(data):
            if data[place] == _IAC:
                place += 3  # IAC, verb, option: the client's answers do not matter here
                continue
            kept.append(data[place])
            place += 1
        return kept.decode("utf-8", "replace") if data else ""

    def write(self, text: str) -> None:
        self._writer.write(text.encode())

    async def ask(self, prompt: str) -> str:
        self.write(prompt)
        text = ""
        while "\r" not in text:
            text += await self.read(64)
        return text.strip()


async def _end(server: asyncio.Server) -> None:
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


@contextmanager
def telnet_server(device: Device, username: str, password: str) -> Iterator[int]:
    """Serve ``device`` and give the port."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = _Line(reader, writer)
        if (await line.ask("\r\nUsername:"), await line.ask("\r\nPassword:")) == (username, password):
            session = device.login(username)
            try:
                await Terminal(SimpleNamespace(stdin=line, stdout=line), session).run()
            except (EOFError, ConnectionError):
                pass
            finally:
                session.close()
        writer.close()

    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(asyncio.start_server(handle, "127.0.0.1", 0), loop).result(timeout=30)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        asyncio.run_coroutine_threadsafe(_end(server), loop).result(timeout=30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
