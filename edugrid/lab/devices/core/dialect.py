"""What one vendor brings to the simulator: grammar, names, texts, hooks and handlers, all as data or small functions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from edugrid.lab.devices.core.params import Params

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.grammar import Grammar, Trie
    from edugrid.lab.devices.core.interfaces import InterfaceNames
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.question import Question
    from edugrid.lab.devices.core.session import Session
    from edugrid.lab.devices.core.tree import Entry, Node

    Steps = Generator[Question, str, None]
    # A hook looks at a recognised line before it is stored; True means it did the storing itself.
    Hook = Callable[[Edit, Match], bool]
    Handler = Callable[[Session, Match], Steps]


class VendorState(Protocol):
    """What a vendor remembers about a device besides its configuration: commit points, timers, archives."""

    def tick(self, device: Device) -> None:
        """Do what is due by the device's clock."""

    def allow_edit(self, device: Device, session: Session) -> None:
        """Raise Refused when ``session`` may not change the configuration now."""

    def session_ended(self, device: Device, session: Session) -> None:
        """Release what the session held."""

    def rebooted(self, device: Device) -> None:
        """Forget what does not survive a reboot."""

    def dump(self, device: Device) -> dict[str, Any]:
        """JSON form, to survive the simulator process."""

    def restore(self, device: Device, data: dict[str, Any]) -> None:
        """Take back a dumped form; a timed change that was open is rolled back, as a power cut would."""


@dataclass(frozen=True)
class Dialect:
    """One vendor's command line.

    ``two_stage``: lines go to a candidate and take effect at commit. ``lead``: blanks before one-line settings of the system
    view in the printed configuration. ``ignored``: pattern of typed lines accepted without effect. ``texts``: the vendor's
    sentences by case; ``errors``: the caret errors by fault. ``checks`` run over a whole tree (at commit, or after each
    line where there is no candidate) and return refusals. ``prompts``: view prompt templates by view.
    """

    platform: str
    grammar: Grammar
    names: InterfaceNames
    texts: dict[str, str]
    errors: dict[str, str]
    hooks: dict[str, Hook]
    handlers: dict[str, Handler]
    checks: tuple[Callable[[Node], list[str]], ...]
    header: Callable[[Device], list[str]]
    banner: Callable[[Session], str]
    dynamic_view: Callable[[Entry], str]
    new_state: Callable[[], VendorState]
    seed: Callable[[Node, str, tuple[str, ...]], None]
    default_ports: tuple[str, ...]
    default_name: str
    startup_file: str
    two_stage: bool
    lead: str
    ignored: str
    line_limit: int
    more: str
    switches: dict[str, bool | str]
    aliases: dict[str, str] = field(default_factory=dict)
    params: Params = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "params", Params(self.names))

    def view(self, root: Node, path: tuple[str, ...]) -> str:
        """Name of the view at ``path``."""
        if not path:
            return "system"
        parent = root.at(path[:-1])
        entry = parent.entries.get(path[-1]) if parent else None
        if entry is None:
            return "system"
        return self.dynamic_view(entry) if entry.command.view == "dynamic" else entry.command.view

    def trie(self, root: Node, path: tuple[str, ...]) -> Trie:
        """Commands of the view at ``path``."""
        return self.grammar[self.view(root, path)]
