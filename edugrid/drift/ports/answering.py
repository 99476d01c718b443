"""Ask which TCP ports answer."""

import asyncio
import itertools
from collections.abc import Iterable
from ipaddress import IPv4Address
from typing import NamedTuple

Place = tuple[IPv4Address, int]


class Pace(NamedTuple):
    """``seconds`` to wait for one answer, ``at_once`` open attempts at most, ``per_second`` new ones at most."""

    seconds: float = 1.0
    at_once: int = 64
    per_second: int = 200


def answering(places: Iterable[Place], pace: Pace) -> tuple[Place, ...]:
    """Those of ``places`` where a TCP connection is taken (RFC 9293), sorted. It is closed at once, nothing is sent."""
    return tuple(sorted(asyncio.run(_all(places, pace))))


async def _all(places: Iterable[Place], pace: Pace) -> list[Place]:
    found: list[Place] = []
    room = asyncio.Semaphore(pace.at_once)

    async def ask(place: Place) -> None:
        async with room:
            if await _answers(place, pace.seconds):
                found.append(place)

    async with asyncio.TaskGroup() as group:
        # so many a second, and never more waiting than there is room for: a list of any length costs the same memory
        rest = iter(places)
        while batch := list(itertools.islice(rest, pace.per_second)):
            tasks = [group.create_task(ask(place)) for place in batch]
            await asyncio.gather(*tasks, asyncio.sleep(1.0 if len(batch) == pace.per_second else 0))
    return found


async def _answers(place: Place, seconds: float) -> bool:
    address, port = place
    try:
        async with asyncio.timeout(seconds):
            _, writer = await asyncio.open_connection(str(address), port)
    except (OSError, TimeoutError):
        return False
    writer.transport.abort()
    return True
