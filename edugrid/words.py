"""A text of a data file, in both languages."""

from edugrid.design.frozen import Frozen
from edugrid.text import Text


class Words(Frozen):
    """``{en: …, zh: …}``."""

    en: str
    zh: str

    @property
    def text(self) -> Text:
        """The same as a Text."""
        return Text(self.en, self.zh)
