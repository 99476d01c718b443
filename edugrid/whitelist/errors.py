"""What cannot be done with a register."""

from edugrid.text import Text


class WhitelistError(Exception):
    """A command names something that is not there, or lacks what it needs."""

    exit_code = 2

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text

    def show(self, lang: str) -> str:
        """In the language of the user."""
        return self.text.show(lang)
