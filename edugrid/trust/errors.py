"""Something is not permitted."""

from edugrid.refusal import Refusal


class NotPermittedError(Refusal):
    """It touches production and is not planned, approved or carried out by people who may; nothing was touched."""

    exit_code = 3


class StatementError(Refusal):
    """A file of statements cannot be read."""

    exit_code = 2
