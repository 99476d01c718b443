"""Files for networks without a way out."""

from pathlib import Path
from typing import Literal

from edugrid.notify.channels.common import Common


class Folder(Common):
    """Each message is a JSON file in ``folder``, to be carried by hand."""

    kind: Literal["file"]
    folder: Path
