"""How a platform talks: what it asks, refuses and merely remarks; data in the vendor folder's ``dialect.yml``."""

import re
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import Field, field_validator

from edugrid.design.frozen import Frozen
from edugrid.vendors.base.emulation import Emulation


def _checked(pattern: str) -> str:
    re.compile(pattern)
    return pattern


class Remark(Frozen):
    """A text the device prints that means no refusal; ``why`` says where that is known from."""

    text: str
    why: str

    _text = field_validator("text")(_checked)


class Question(Frozen):
    """The answer to one question, only after a command that matches ``command``."""

    command: str
    asks: str
    answer: str
    why: str

    _patterns = field_validator("command", "asks")(_checked)


class Dialect(Frozen):
    """A platform's way of talking. All texts are regular expressions, searched without regard to case.

    ``user_view`` finds the prompt of the view where a session begins (blanks around it stripped). ``emulation``: the
    commands (no patterns) of a device without candidate. ``restart``: the command (no pattern) that restarts the device.
    """

    platform: str
    prompt: str
    question: str
    pager: str
    cancel: str
    renames: str
    refusals: tuple[str, ...]
    remarks: tuple[Remark, ...]
    questions: tuple[Question, ...]
    secrets: tuple[str, ...]
    preparation: tuple[str, ...] = Field(default=())
    user_view: str = r"^<"
    emulation: Emulation | None = None
    restart: str = ""

    @field_validator("prompt", "question", "pager", "renames", "user_view")
    @classmethod
    def _patterns(cls, value: str) -> str:
        return _checked(value.replace("{host}", "host"))[:0] + value

    def answer_to(self, command: str, question: str) -> str | None:
        """Return the planned answer, or None when nobody planned for this question."""
        for known in self.questions:
            if re.search(known.command, command, re.IGNORECASE) and re.search(known.asks, question, re.IGNORECASE):
                return known.answer
        return None

    def refusal_in(self, answer: str) -> str | None:
        """Return what refuses a configuration line in the device's answer; None when the line was accepted.

        Comware refuses in plain sentences, so everything that is not a known remark counts as a refusal.
        """
        lines = [line.strip() for line in answer.splitlines()]
        kept = [line for line in lines if line.strip("^ ") and not self._is_remark(line)]
        return " ".join(kept) if kept else None

    def error_in(self, answer: str) -> str | None:
        """Return the error of a command whose normal answer is text (``display …``); None without one."""
        for line in answer.splitlines():
            for refuses in self._refusal_tests:
                if refuses(line):
                    return line.strip()
        return None

    def mask(self, text: str) -> str:
        """``text`` with every secret value replaced by ``******``."""
        for pattern in self._secret_patterns:
            text = pattern.sub(r"\g<keep>******", text)
        return text

    def _is_remark(self, line: str) -> bool:
        return any(re.search(remark.text, line, re.IGNORECASE) for remark in self.remarks)

    @cached_property
    def _refusal_tests(self) -> tuple[Callable[[str], object], ...]:
        """One a pattern; one that begins with ``^`` need not be tried at every place of a line: texts have thousands."""
        compiled = [re.compile(pattern, re.IGNORECASE) for pattern in self.refusals]
        return tuple(
            one.match if one.pattern.startswith("^") and "|" not in one.pattern else one.search for one in compiled
        )

    @cached_property
    def _secret_patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(rf"(?P<keep>{words}\s+)\S+", re.IGNORECASE) for words in self.secrets)


def load_dialect(folder: Path) -> Dialect:
    """Read ``dialect.yml`` of a vendor folder.

    Raises:
        pydantic.ValidationError: a key is missing or a pattern does not compile.

    """
    from ruamel.yaml import YAML

    data: Any = YAML(typ="safe").load((folder / "dialect.yml").read_text(encoding="utf-8"))
    return Dialect.model_validate(data)
