"""The wheels of one lock, verified and kept."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

from edugrid.bundle.errors import BundleError
from edugrid.bundle.locked_pins import locked_pins
from edugrid.bundle.run_pip import run_pip
from edugrid.text import Text
from edugrid.toolchain.lock import file_lock

if TYPE_CHECKING:
    from collections.abc import Callable

    from edugrid.bundle.locked_pins import Pin
    from edugrid.bundle.target import Target

RECIPE: Final = "1"  # goes into every key; raise it when something else is made of the same lock
AT_ONCE: Final = 2
LOOKED_AT: Final = ("Collecting ", "File was already downloaded ", "Processing ")


def fetch_wheels(
    lock: Path, target: Target, python: tuple[int, int], cache: Path, progress: Callable[[str, float | None], None]
) -> Path:
    """Folder with one wheel for each pin of ``lock``, downloaded now if it is not in ``cache`` yet.

    The folder's name is a digest of the lock and the target; it is there whole or not at all, and of two runs at once
    one waits. pip refuses each file that the lock does not name the hash of. The few projects that publish no wheel
    are built from their verified sources, with the setuptools of this environment. ``progress`` gets what is being
    done and the part done, 0 to 1.

    Raises:
        BundleError: a file could not be downloaded, verified or built.

    """
    pins = locked_pins(lock.read_text(encoding="utf-8"), target, python)
    asked = "\n".join((RECIPE, target.name, str(python), *(pin.line() for pin in pins), ""))
    kept = cache / f"wheels-{hashlib.sha256(asked.encode()).hexdigest()[:16]}"
    if kept.is_dir():
        progress("", 1.0)
        return kept
    with file_lock(cache / "wheels.lock", lambda: progress("waiting for another run", None)):
        if kept.is_dir():
            return kept
        for left in cache.glob(".wheels-*"):  # of runs that were killed: we hold the lock, so none is alive
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix=".wheels-") as name:
            work = Path(name)
            _download(pins, work, target, python, progress)
            _build_sources(work / "files", python, progress)
            if len(list((work / "files").glob("*.whl"))) != len(pins):
                raise BundleError(
                    Text(
                        f"{lock.name}: not one wheel a pin; report this", f"{lock.name}：wheel 数与锁定条目不符，请反馈"
                    )
                )
            (work / "files").rename(kept)
    return kept


def _download(
    pins: tuple[Pin, ...],
    work: Path,
    target: Target,
    python: tuple[int, int],
    progress: Callable[[str, float | None], None],
) -> None:
    """Download the file of every pin to ``work``/files, by several pips at once: each asks for one after the other.

    Two versions of one package, for two patches of Python, stand side by side in a lock: so no pip gets both.
    """
    tags = [argument for tag in target.tags() for argument in ("--platform", tag)]
    looked_at: list[str] = []

    def line(text: str) -> None:
        if text.startswith(LOOKED_AT):
            looked_at.append(text)
            progress(text.split(" (from", maxsplit=1)[0], min(len(looked_at) / (len(pins) + 1), 1.0))

    def some(number: int) -> None:
        wanted = work / f"wanted-{number}.txt"
        wanted.write_text("".join(f"{pin.line()}\n" for pin in pins[number::AT_ONCE]), encoding="utf-8")
        run_pip(
            [
                *("download", "--no-deps", "--require-hashes", "--prefer-binary", "--no-build-isolation"),
                *("--implementation", "cp", "--python-version", ".".join(map(str, python)), *tags),
                *("--requirement", str(wanted), "--dest", str(work / "files")),
            ],
            work,
            line,
        )

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(some, range(min(AT_ONCE, len(pins)))))


def _build_sources(files: Path, python: tuple[int, int], progress: Callable[[str, float | None], None]) -> None:
    """Turn what is no wheel in ``files`` into one."""
    for source in sorted(path for path in files.iterdir() if path.suffix != ".whl"):
        progress(f"building {source.name}", None)
        with tempfile.TemporaryDirectory(dir=files.parent) as name:
            run_pip(
                ["wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", name, str(source)],
                files.parent,
            )
            built = next(Path(name).glob("*.whl"))
            if not built.name.endswith("-none-any.whl") and python != sys.version_info[:2]:
                version = ".".join(map(str, python))
                raise BundleError(
                    Text(
                        f"{source.name} publishes no wheel and must be compiled: make the bundle under Python {version}",
                        f"{source.name} 未提供 wheel，需要编译：请在 Python {version} 下制作安装包",
                    )
                )
            shutil.move(built, files / built.name)
        source.unlink()
