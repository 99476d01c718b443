"""Files that the intent names: below the folder of the file that names them, and nowhere else."""

from typing import Annotated

from pydantic import AfterValidator

from edugrid.intent.mistake import MistakeError
from edugrid.text import Text


def _inner(name: str) -> str:
    parts = name.split("/")
    if "\\" in name or ":" in name or any(part in {"", ".", ".."} or part != part.strip() for part in parts):
        raise MistakeError(
            Text(
                f"{name!r} is not a file below this folder, such as cloud-init/web.cloud-config",
                f"“{name}”不是本目录下的文件（例：cloud-init/web.cloud-config）",
            )
        )
    return name


InnerFile = Annotated[str, AfterValidator(_inner)]
"""A path with ``/``, relative, without ``..``: what lies elsewhere on the machine is nobody's to copy into a cloud."""
