"""Making a bundle."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from edugrid import __version__
from edugrid.bundle.about import about
from edugrid.bundle.errors import WrongPlaceError
from edugrid.bundle.fetch_wheels import fetch_wheels
from edugrid.bundle.item import Item
from edugrid.bundle.locked_pins import locked_pins
from edugrid.bundle.notices import notices
from edugrid.bundle.own_wheel import own_wheel
from edugrid.bundle.requirements import requirements
from edugrid.bundle.sbom_item import sbom_item
from edugrid.bundle.toolchain_items import toolchain_items
from edugrid.bundle.wheel_facts import wheel_facts
from edugrid.bundle.write_tar import write_tar
from edugrid.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from edugrid.bundle.target import Target
    from edugrid.bundle.wheel_facts import WheelFacts

    Progress = Callable[[str, float | None], None]


@dataclass(frozen=True)
class Bundle:
    """A written bundle: the tar, its size in bytes and its digest (hexadecimal SHA-256)."""

    path: Path
    size: int
    sha256: str


def bundle_name(target: Target) -> str:
    """Name of the tar without ``.tar``, and of the one folder inside it."""
    return f"edugrid-{__version__}-{target.name}"


def make_bundle(out: Path, target: Target, cache: Path, *, lab: bool, progress: Progress) -> Bundle:
    """Write the bundle for ``target`` to ``out`` and its digest beside it (``out``.sha256, as sha256sum writes it).

    ``lab`` adds the wheels of the lab's OpenStack. Wheels are kept in ``cache``, tools in the toolchain's own cache; the
    same sources, locks and tools give the same bytes.

    Raises:
        WrongPlaceError: edugrid does not run from a checkout.
        BundleError, ToolchainError: a part could not be had.

    """
    checkout = Path(__file__).parents[2]
    if not (checkout / "locks" / "run.txt").is_file():
        raise WrongPlaceError(
            Text(
                "a bundle is made in a checkout of edugrid's repository: run `make bundle` there",
                "安装包须在 edugrid 源码仓库中制作：请在其中运行 make bundle",
            )
        )
    cache.mkdir(parents=True, exist_ok=True)
    tools = list(toolchain_items(progress))
    locks = (checkout / "locks" / "run.txt",)
    wheels = _wheels("wheels", locks, target, cache, progress)
    lab_locks = (checkout / "edugrid" / "lab" / "openstack" / "requirements.lock",) if lab else ()
    lab_wheels = _wheels("lab-wheels", lab_locks, target, cache, progress)
    with tempfile.TemporaryDirectory(dir=cache, prefix=".own-") as folder:
        progress("edugrid", None)
        own = own_wheel(checkout, Path(folder))
        wheels.append(Item(f"wheels/{own.name}", own))
        installed, of_lab = _facts(wheels), _facts(lab_wheels)
        items = [*wheels, *lab_wheels, *tools]
        items += [
            _text("BUNDLE", about(target, installed, [*lab_wheels, *tools], lab=lab)),
            _text("NOTICES.md", notices([*installed.values(), *of_lab.values()])),
            sbom_item({**installed, **of_lab}, tools, target, lab=lab),
            *_requirements("", locks, target, installed),
            *_requirements("lab-wheels/", lab_locks, target, of_lab),
            _text("README.txt", _own("README.txt")),
            Item("install.sh", _own("install.sh").encode(), executable=True),
        ]
        items.sort(key=lambda item: item.name)
        # first of all what says whether the rest is whole: then a tar that was cut off has it, and is found out
        sums = _text("MANIFEST.sha256", "".join(f"{item.sha256}  {item.name}\n" for item in items))
        write_tar(out, bundle_name(target), [sums, *items], progress)
    with out.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    out.with_name(f"{out.name}.sha256").write_text(f"{digest}  {out.name}\n", encoding="ascii")
    return Bundle(out, out.stat().st_size, digest)


def _wheels(folder: str, locks: Iterable[Path], target: Target, cache: Path, progress: Progress) -> list[Item]:
    """Wheels of ``locks`` for every Python of ``target``; what fits several is there once."""
    found = {}
    for lock in locks:
        for python in target.pythons:
            for path in fetch_wheels(lock, target, python, cache, progress).glob("*.whl"):
                found[path.name] = path
    return [Item(f"{folder}/{name}", path) for name, path in sorted(found.items())]


def _facts(wheels: Iterable[Item]) -> dict[Item, WheelFacts]:
    return {item: wheel_facts(item.content) for item in wheels if isinstance(item.content, Path)}


def _requirements(
    folder: str, locks: Collection[Path], target: Target, wheels: Mapping[Item, WheelFacts]
) -> Iterator[Item]:
    for python in target.pythons if locks else ():
        pins = [pin for lock in locks for pin in locked_pins(lock.read_text(encoding="utf-8"), target, python)]
        yield _text(f"{folder}requirements-{'.'.join(map(str, python))}.txt", requirements(pins, wheels))


def _own(name: str) -> str:
    return (resources.files("edugrid.bundle") / name).read_text(encoding="utf-8")


def _text(name: str, text: str) -> Item:
    return Item(name, text.encode())
