"""``--slip SITE=30d`` as numbers."""

import re
from collections.abc import Collection, Iterable

import typer


def read_slips(texts: Iterable[str], known: Collection[str]) -> dict[str, int]:
    """Site → days; ``30d`` are days, ``4w`` weeks.

    Raises:
        typer.BadParameter: it is written otherwise, or no such site is there.

    """
    found: dict[str, int] = {}
    for text in texts:
        match = re.fullmatch(r"([a-z][a-z0-9-]*)=(\d{1,4})([dw])", text)
        if match is None:
            raise typer.BadParameter(f"{text!r} is not SITE=30d or SITE=4w", param_hint="--slip")
        if match[1] not in known:
            raise typer.BadParameter(f"no site {match[1]!r}; sites: {', '.join(sorted(known))}", param_hint="--slip")
        found[match[1]] = int(match[2]) * (7 if match[3] == "w" else 1)
    return found
