"""What can go wrong with a drill."""

from edugrid.refusal import Refusal
from edugrid.text import Text


class DrillError(Refusal):
    """The drill cannot be held as asked; nothing was started."""

    exit_code = 2


class ForeignError(Refusal):
    """Something would lead out of the drill's own lab; it was not run."""

    exit_code = 1


class StepError(Exception):
    """A step did not come out as it should."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)
