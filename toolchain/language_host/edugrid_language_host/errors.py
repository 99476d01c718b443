"""The error that reaches the user as plain text."""


class HostError(Exception):
    """Something the user can act on; its text is shown by the engine as it is."""
