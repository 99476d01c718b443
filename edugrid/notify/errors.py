"""What is wrong with the channels."""

from edugrid.text import Text


class NotifyError(Exception):
    """The channels cannot be read; ``text`` says where and why, and never shows an address or a secret."""

    exit_code = 2

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)

    def show(self, lang: str) -> str:
        """The text in ``lang``."""
        return self.text.show(lang)
