"""A question a device asks in the middle of a command."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """``text`` is printed without a line end. ``answers`` are the accepted letters ("" = free text).

    A wrong answer prints ``again`` and keeps the question open. ``hidden``: the answer is not echoed. ``seconds``: the
    command is cancelled when nobody answers for so long (0 = never).
    """

    text: str
    answers: str = "yn"
    again: str = ""
    hidden: bool = False
    seconds: float = 0
