"""What can go wrong with the history."""

from edugrid.text import Text


class HistoryError(Exception):
    """The history cannot be read or written; ``text`` says why and ``hint`` what to do."""

    exit_code = 1

    def __init__(self, text: Text, hint: Text) -> None:
        self.text, self.hint = text, hint
        super().__init__(f"{text.en}; {hint.en}")
