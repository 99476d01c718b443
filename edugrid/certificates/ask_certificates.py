"""Ask servers for their certificates."""

import asyncio
import os
import socket
import ssl
from collections.abc import Iterable
from typing import Final, NamedTuple

from edugrid.certificates.read_certificate import read_certificate
from edugrid.certificates.seen_certificate import SeenCertificate

AT_ONCE: Final = 16
SECONDS: Final = 8.0


class Endpoint(NamedTuple):
    """``name`` is asked for (SNI) at ``address`` (host name or IP address) and ``port``."""

    name: str
    address: str
    port: int

    def __str__(self) -> str:
        return f"[{self.address}]:{self.port}" if ":" in self.address else f"{self.address}:{self.port}"


class NoAnswer(NamedTuple):
    """Why there is no certificate, in one line."""

    why: str


Answer = SeenCertificate | NoAnswer


def ask_certificates(
    endpoints: Iterable[Endpoint], seconds: float = SECONDS, at_once: int = AT_ONCE
) -> dict[Endpoint, Answer]:
    """Begin TLS with each endpoint, ``at_once`` at most, and read its own certificate; then hang up.

    One takes ``seconds`` at most, however slowly it answers. Old versions and weak ciphers are good enough to read what is
    public anyway: nothing is sent, and nothing that is read is trusted.
    """
    return asyncio.run(_all(list(dict.fromkeys(endpoints)), seconds, at_once))


async def _all(endpoints: list[Endpoint], seconds: float, at_once: int) -> dict[Endpoint, Answer]:
    room, context = asyncio.Semaphore(at_once), _context()

    async def ask(endpoint: Endpoint) -> Answer:
        async with room:
            return await _ask(endpoint, context, seconds)

    return dict(zip(endpoints, await asyncio.gather(*map(ask, endpoints)), strict=True))


async def _ask(endpoint: Endpoint, context: ssl.SSLContext, seconds: float) -> Answer:
    try:
        async with asyncio.timeout(seconds):
            _, writer = await asyncio.open_connection(
                endpoint.address,
                endpoint.port,
                ssl=context,
                server_hostname=endpoint.name.rstrip("."),
                ssl_handshake_timeout=seconds,
                happy_eyeballs_delay=0.25,
            )
    except TimeoutError:
        return NoAnswer(f"no answer within {seconds:g} s")
    except socket.gaierror:
        return NoAnswer(f"the name {endpoint.address} leads nowhere")
    except ssl.SSLError as error:
        return NoAnswer(f"no TLS: {error.reason or error}")
    except (OSError, UnicodeError) as error:
        return NoAnswer(_why(error))
    try:
        held = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
        return read_certificate(held) if held else NoAnswer("the server shows no certificate")
    except ValueError as error:
        return NoAnswer(f"its certificate cannot be read: {str(error).splitlines()[0]}")
    finally:
        writer.transport.abort()


def _why(error: OSError | UnicodeError) -> str:
    number = getattr(error, "errno", None)
    return os.strerror(number) if number else str(error) or type(error).__name__


def _context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.set_ciphers("ALL:@SECLEVEL=0")
    return context
