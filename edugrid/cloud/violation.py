"""One broken policy."""

from typing import NamedTuple

from edugrid.text import Text


class Violation(NamedTuple):
    """``rule`` is its short name, ``source`` the paper it comes from, ``where`` the resource or place.

    ``region`` is the city whose exceptions may cover it; empty while a rule sees only one resource.
    """

    rule: str
    source: Text
    where: str
    message: Text
    hint: Text
    region: str = ""

    def show(self, lang: str) -> str:
        """``where: message [rule; source] → hint``."""
        return (
            f"{self.where}: {self.message.show(lang)} [{self.rule}; {self.source.show(lang)}] → {self.hint.show(lang)}"
        )
