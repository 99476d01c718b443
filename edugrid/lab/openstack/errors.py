"""What goes wrong in the OpenStack lab."""


class LabError(RuntimeError):
    """The lab cannot do what was asked; the text says why and what to do about it."""

    exit_code = 1
