"""What is wrong with the channels."""

from edugrid.refusal import Refusal


class NotifyError(Refusal):
    """The channels cannot be read; ``text`` says where and why, and never shows an address or a secret."""

    exit_code = 2
