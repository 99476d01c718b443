"""What came of one attempt to send."""

from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.text import Text


class Reply(Frozen):
    """What to do next.

    ``later``: try again, after at least ``wait`` seconds. ``pause``: not before ``wait`` seconds are over, more attempts
    make it worse. ``settings``: nobody gets anything until a person changes something. ``refused``: this message is not
    taken, another may be.

    ``maybe_sent``: it failed, and may have arrived all the same. ``why`` holds no address and no secret.
    """

    verdict: Literal["sent", "later", "pause", "settings", "refused"]
    why: Text = Text("", "")
    wait: float = 0
    maybe_sent: bool = False
