"""Something is refused, and nothing was touched."""

from edugrid.text import Text


class Refusal(Exception):  # noqa: N818 - the subclasses are the errors
    """Base of refusals that are told in both languages; ``str`` is the English text."""

    exit_code = 1

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text

    def show(self, lang: str) -> str:
        """The text in the language of the user."""
        return self.text.show(lang)
