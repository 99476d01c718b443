"""Wait for a Pulumi program's calls to the engine without asking each of them after each answer."""

import asyncio


async def until_settled() -> None:
    """Return when everything that the program registered is answered, or the first of it has failed.

    The SDK itself then waits as well, but looks at all that is outstanding whenever one of it ends: two fifths of the
    processor time of a city's preview, growing with the square of the city. It finds nothing left to wait for after
    this, or what failed.
    """
    own = {asyncio.current_task()}
    while pending := asyncio.all_tasks() - own:
        done, _ = await asyncio.wait(pending, return_when=asyncio.FIRST_EXCEPTION)
        if any(task.cancelled() or task.exception() for task in done):
            return
