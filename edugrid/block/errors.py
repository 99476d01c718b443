"""What stops a command about blocks."""

from edugrid.text import Text


class BlockError(Exception):
    """An order that cannot be given (exit code 2); ``hint`` says what to do."""

    exit_code = 2

    def __init__(self, text: Text, hint: Text | None = None) -> None:
        self.text, self.hint = text, hint
        super().__init__(text.en)

    def show(self, lang: str) -> str:
        """Text and hint."""
        return self.text.show(lang) + (f" ({self.hint.show(lang)})" if self.hint else "")
