"""Texts for people, in English and Chinese."""

import os
from typing import NamedTuple


class Text(NamedTuple):
    """One message in both languages of the project."""

    en: str
    zh: str

    def show(self, language: str) -> str:
        """The text in ``language`` (``zh`` or anything else for English)."""
        return self.zh if language == "zh" else self.en


def language(choice: str | None = None) -> str:
    """``zh`` or ``en``: the explicit choice (``--lang``), else what LC_ALL, LC_MESSAGES or LANG say."""
    names = (choice, *(os.environ.get(name) for name in ("EDUGRID_LANG", "LC_ALL", "LC_MESSAGES", "LANG")))
    first = next((name for name in names if name), "en")
    return "zh" if first.lower().startswith("zh") else "en"
