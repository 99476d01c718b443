"""What can go wrong with an evidence package."""

from edugrid.text import Text


class ComplyError(Exception):
    """The command cannot be carried out; nothing was written. ``exit_code`` 2: the arguments are wrong, 1: it failed."""

    def __init__(self, what: Text, hint: Text, exit_code: int = 2) -> None:
        self.what, self.hint, self.exit_code = what, hint, exit_code
        super().__init__(self.show("en"))

    def show(self, lang: str) -> str:
        """What is wrong, and what to do."""
        return f"{self.what.show(lang)}\n→ {self.hint.show(lang)}"
