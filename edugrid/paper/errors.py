"""What can go wrong with forms and attestations."""

from edugrid.text import Text


class PaperError(Exception):
    """The arguments do not fit the design; nothing was written."""

    exit_code = 2

    def __init__(self, what: Text, hint: Text) -> None:
        self.what, self.hint = what, hint
        super().__init__(self.show("en"))

    def show(self, lang: str) -> str:
        """What is wrong, and what to do."""
        return f"{self.what.show(lang)}\n→ {self.hint.show(lang)}"
