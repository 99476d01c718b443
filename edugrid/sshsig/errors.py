"""What can go wrong when something is signed."""

from edugrid.refusal import Refusal
from edugrid.text import Text


class SignatureError(Refusal):
    """Nothing was signed. ``exit_code`` 2: the key is wrong, 1: it failed."""

    def __init__(self, what: Text, hint: Text, exit_code: int = 2) -> None:
        super().__init__(Text(f"{what.en}\n→ {hint.en}", f"{what.zh}\n→ {hint.zh}"))
        self.exit_code = exit_code
