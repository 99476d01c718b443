"""The one way a simulated device says no."""


class Refused(Exception):  # noqa: N818  # a refusal is an answer of the device, not a failure of the simulator
    """A command was refused.

    ``text`` is the vendor's sentence without the caret line. ``offset`` is the place in the typed line the caret
    points at (0-based, before the prompt's length is added), or None for semantic refusals, which carry no caret.
    """

    def __init__(self, text: str, offset: int | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.offset = offset
