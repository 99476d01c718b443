"""A user that a simulated device's configuration has."""

from typing import NamedTuple


class LocalUser(NamedTuple):
    """``kept`` is the password as the configuration prints it ("" = none); ``ssh``: the user may log in over SSH."""

    kept: str
    ssh: bool = True
