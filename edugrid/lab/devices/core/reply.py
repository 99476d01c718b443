"""What a device answers to one typed line."""

from dataclasses import dataclass

from edugrid.lab.devices.core.question import Question


@dataclass
class Reply:
    """``text`` to print (paged when ``paged``), then ``question`` or the prompt.

    ``refused`` is the vendor's error text when the line was refused. ``closed``: the session is over. ``dropped``: the
    connection is cut without a word; ``hung``: nothing more ever comes; ``delay``: seconds to wait first (faults).
    """

    text: str = ""
    paged: bool = False
    question: Question | None = None
    refused: str | None = None
    closed: bool = False
    dropped: bool = False
    hung: bool = False
    delay: float = 0
