"""Where the files of a city's route server are."""

from pathlib import Path


def folder(state: Path, city: str) -> Path:
    """``<state>/block/henan-zhengzhou``."""
    return state / "block" / city.replace("/", "-")
