"""What one vendor brings to the simulator: grammar, names, texts, hooks and handlers, all as data or small functions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from edugrid.lab.devices.core.params import Params, Reader
from edugrid.lab.devices.core.render import render_node

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.edit import Edit
    from edugrid.lab.devices.core.grammar import Grammar, Trie
    from edugrid.lab.devices.core.interfaces import InterfaceNames
    from edugrid.lab.devices.core.local_user import LocalUser
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.question import Question
    from edugrid.lab.devices.core.render import Collapse
    from edugrid.lab.devices.core.session import Session
    from edugrid.lab.devices.core.tree import Entry, Node
    from edugrid.lab.devices.netconf.agent import Agent

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
    line where there is no candidate) and return refusals. ``mark`` stands between sections of the printed configuration and
    ``end`` at its end (also what Ctrl+Z means); ``enter`` is the command that opens the system view, ``name_key`` the line
    that names the device, ``login_view`` where a login lands. ``noise`` is a pattern of displayed lines that are no setting,
    ``readers`` are parameter types of its own. ``prompt`` and ``collapse`` replace the bracketed prompt and
    the joining of numbered views (see `render_node`).
    ``normalise`` brings printed text to indentation that shows its views. ``echo_errors``: a refused line is printed again,
    and the caret counts from its start. ``more_words`` is the question by which a device asks for further words ("" = none).
    ``netconf`` makes what answers on the SSH subsystem of that name (None: the device has no such). ``local_user`` finds a
    user of the configuration (None: logins are the lab's own alone), ``login_order`` says who is asked at login (None: only
    the device itself), ``user_keys`` the public keys that let a user in (None: keys are not simulated).
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
    mark: str = "#"
    end: str = "return"
    enter: str = "system-view"
    name_key: str = "sysname"
    login_view: str = "user"
    noise: str = r"version\s"
    readers: dict[str, Reader] = field(default_factory=dict)
    prompt: Callable[[Session], str] | None = None
    collapse: Collapse | None = None
    normalise: Callable[[str], str] | None = None
    more_words: Callable[[Session, str], str] | None = None
    echo_errors: bool = False
    netconf: Callable[[Session], Agent] | None = None
    local_user: Callable[[Node, str], LocalUser | None] | None = None
    login_order: Callable[[Node], tuple[str, ...]] | None = None
    user_keys: Callable[[Node, str], tuple[str, ...]] | None = None
    params: Params = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "params", Params(self.names, self.readers))

    def lines(self, node: Node) -> list[str]:
        """A configuration (or a part of its top level) as it is printed."""
        return render_node(node, self.names, depth=0, lead=self.lead, mark=self.mark, collapse=self.collapse)

    def body(self, node: Node, depth: int) -> list[str]:
        """The body of a view at ``depth`` blanks as it is printed."""
        return render_node(node, self.names, depth=depth, mark=self.mark, collapse=self.collapse)

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
