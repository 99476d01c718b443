"""What cannot be done with a register."""

from edugrid.refusal import Refusal


class WhitelistError(Refusal):
    """A command names something that is not there, or lacks what it needs."""

    exit_code = 2
