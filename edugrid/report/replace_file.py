"""A file that is there whole, or as it was."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``, readable by everybody; who reads the old one meanwhile never sees half of the new one.

    Raises:
        OSError: the folder is missing, full or not ours.

    """
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as handle:
        unfinished = Path(handle.name)
        try:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
            unfinished.chmod(0o644)  # it is made to be handed around
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
