"""What the lint found."""

from typing import Literal

from edugrid.design.frozen import Frozen


class LintFinding(Frozen):
    """One fault of a configuration text.

    ``line`` counts from 1; 0 when the line cannot be found in the text. ``rule``: ``range``, ``undefined``,
    ``vlan-not-created``, ``duplicate-address``, ``unknown-command`` or ``unreadable``. A ``warning`` may be right: the
    lint does not know every command of a vendor.
    """

    line: int
    rule: str
    level: Literal["error", "warning"]
    text: str
    en: str
    zh: str

    def show(self, name: str, language: str) -> str:
        """``name:line: message [rule]``."""
        return f"{name}:{self.line}: {self.zh if language == 'zh' else self.en}: {self.text.strip()} [{self.rule}]"
