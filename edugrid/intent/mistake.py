"""A mistake that a model finds by itself, in both languages."""

from edugrid.text import Text


class MistakeError(ValueError):
    """Raised inside a validator; the reader of the files turns it into a problem with its place."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)
