"""A drill as it is declared."""

import re
import string
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from edugrid.design.frozen import Frozen
from edugrid.intent.mistake import MistakeError
from edugrid.text import Text
from edugrid.words import Words

Phase = Literal["prepare", "incident", "detect", "contain", "recover"]
Need = Literal["fabric", "exabgp", "toolchain"]
COMMANDS: Final = (
    "apply", "backup", "block", "census", "cloud", "drift", "mining", "plan", "reboot", "render", "rollback",
    "rotate-key", "rotate-password", "surge", "validate", "whitelist",
)  # fmt: skip
"""What a drill may run: commands that act on the inventory and its devices, and on nothing else of this machine."""

_LATE = 10
"""A step that takes this many times what was planned is given up."""


def leads_away(word: str) -> bool:
    """Whether ``word`` of a command names a file elsewhere than below the folder it runs in (``--out=/etc`` too)."""
    return ".." in word or any(part.startswith(("/", "~")) for part in word.split("="))


_BRACES: Final = re.compile(r"(?:[^{}]|\{[a-z][a-z0-9_]*\}|\{\{|\}\})*")


class Step(Frozen):
    """One thing that is done: an edugrid command (``run``), or an act of the drill itself (``act``, with ``options``).

    ``planned`` is in seconds. ``exit`` is the exit code that the command must have, ``says`` what its output must contain.
    ``file`` (written by the command, below the working folder) must contain what ``has`` lists, and nothing of ``lacks``.
    ``keep`` maps a name to a regular expression: its first group, found in the output, is ``{name}`` in later steps.
    ``needs``: what the step cannot be done without; where it is missing, the record says so.
    """

    phase: Phase
    title: Words
    planned: Annotated[float, Field(gt=0, le=600)]
    run: tuple[str, ...] = ()
    act: str = ""
    options: dict[str, str] = Field(default_factory=dict)
    exit: int = 0
    says: tuple[str, ...] = ()
    file: str = ""
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    keep: dict[str, str] = Field(default_factory=dict)
    needs: tuple[Need, ...] = ()

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if bool(self.run) == bool(self.act):
            raise MistakeError(Text("give either run or act", "run 与 act 须且只能填写一个"))
        if self.run and self.run[0] not in COMMANDS:
            known = ", ".join(COMMANDS)
            raise MistakeError(
                Text(
                    f"a drill does not run edugrid {self.run[0]} (it runs: {known})",
                    f"演练不执行 edugrid {self.run[0]}（可执行：{known}）",
                )
            )
        away = next((word for word in (*self.run[1:], self.file) if leads_away(word)), None)
        if away is not None:
            raise MistakeError(Text(f"{away!r} leads out of the lab's folder", f"“{away}”超出了实验环境的文件夹"))
        odd = next((word for word in self._words if not _BRACES.fullmatch(word)), None)
        if odd is not None:
            raise MistakeError(
                Text(
                    f"{odd!r}: braces hold a name ({{name}}); a brace itself is written twice",
                    f"“{odd}”：花括号内须为名称（{{name}}）；花括号本身须写两遍",
                )
            )
        wrong = next((pattern for pattern in self.keep.values() if not _has_group(pattern)), None)
        if wrong is not None:
            raise MistakeError(
                Text(
                    f"{wrong!r} is no regular expression with a group",
                    f"“{wrong}”不是带有分组的正则表达式",
                )
            )
        if (self.has or self.lacks) and not self.file:
            raise MistakeError(Text("has and lacks need a file", "has 和 lacks 须配合 file 使用"))
        return self

    @property
    def limit(self) -> float:
        """Seconds after which the step is given up."""
        return max(60.0, self.planned * _LATE)

    @property
    def wants(self) -> frozenset[str]:
        """Names in braces that its words use."""
        return frozenset(name for word in self._words for _, name, _, _ in string.Formatter().parse(word) if name)

    @property
    def _words(self) -> tuple[str, ...]:
        return (*self.run, *self.options.values(), *self.says, *self.has, *self.lacks)


def _has_group(pattern: str) -> bool:
    try:
        return re.compile(pattern).groups > 0
    except (re.error, RecursionError, OverflowError):
        return False


class Scenario(Frozen):
    """One drill. ``event`` is the class of the event (GB/T 20986-2023), ``devices`` those of the lab that are in service."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    title: Words
    event: Words
    purpose: Words
    story: Words
    layers: Words
    """What is real and what is simulated."""
    devices: tuple[str, ...] = ()
    steps: tuple[Step, ...]

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not self.steps:
            raise MistakeError(Text("there is no step", "没有任何步骤"))
        return self
