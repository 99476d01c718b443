"""One thing that the toolchain builds, and the folder of the cache that it is built into."""

from __future__ import annotations

import hashlib
import platform
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from edugrid.toolchain.cache import cache_folder
from edugrid.toolchain.versions import PROVIDER_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# Goes into every key; raise it when edugrid.toolchain builds something else out of the same sources.
RECIPE: Final = "1"
KEY_DIGITS: Final = 16  # hexadecimal; 64 bits are plenty for names that nobody chooses maliciously
GENERATED: Final = ("schema.json", "__pycache__")


@dataclass(frozen=True)
class Part:
    """`sources` are paths under `toolchain/`; `product` is the file, under the part's folder, that is wanted."""

    name: str
    sources: tuple[str, ...]
    product: str

    def key(self, sources: Path) -> str:
        """Hexadecimal digest over names and content of the part's sources, and over system and processor.

        The version of Go is left out on purpose: a cache must be found on a machine without Go, to which it was copied.
        """
        digest = hashlib.sha256(f"{RECIPE}\n{platform.system()}\n{platform.machine()}\n".encode())
        for path in self._files(sources):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(sources).as_posix()}\n{content}\n".encode())
        return digest.hexdigest()[:KEY_DIGITS]

    def folder(self, sources: Path, env: Mapping[str, str]) -> Path:
        """Folder of this part in the cache, whether or not it is there."""
        return cache_folder(env) / "toolchain" / f"{self.name}-{self.key(sources)}"

    def _files(self, sources: Path) -> Iterator[Path]:
        for name in self.sources:
            path = sources / name
            found = sorted(path.rglob("*")) if path.is_dir() else [path]
            yield from (file for file in found if file.is_file() and not set(file.parts) & set(GENERATED))


ENGINE: Final = Part("engine", ("engine",), "bin/pulumi")
PROVIDER: Final = Part(
    "provider", ("provider",), f"home/plugins/resource-openstack-v{PROVIDER_VERSION}/pulumi-resource-openstack"
)
# Two of its files come from the engine's SDK module, and the engine lies beside it.
LANGUAGE_HOST: Final = Part("language-host", ("language_host", "engine"), "bin/pulumi-language-python")
PARTS: Final = (ENGINE, PROVIDER, LANGUAGE_HOST)
