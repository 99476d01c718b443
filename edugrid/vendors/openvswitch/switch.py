"""A bridge with ports and flows, as the text of this platform says it."""

import re
from dataclasses import dataclass, field

BRIDGE = "br-edu"  # the one bridge that edugrid looks at; others on the host are left alone
_WORDS = {"device", "datapath", "fail-mode", "protocols", "controller", "ipfix"}
_EXPORTER = re.compile(r"\S+:\d{1,5} sampling \d{1,10}")


@dataclass
class SwitchPort:
    """``tag``: the VLAN of an access port; ``trunks``: the VLANs of a trunk (``10,20-30``); empty: not said."""

    description: str = ""
    tag: str = ""
    trunks: str = ""


@dataclass
class Switch:
    """``bridge``: what stands in its section, by word (empty: no bridge). ``flows`` as ``priority=…,… actions=…``."""

    bridge: dict[str, str] = field(default_factory=dict)
    ports: dict[str, SwitchPort] = field(default_factory=dict)
    flows: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole as text; the same switch gives the same bytes."""
        lines = [f"bridge {BRIDGE}", *(f" {word} {self.bridge[word]}" for word in sorted(self.bridge)), "!"]
        for name, port in sorted(self.ports.items()):
            lines.append(f"port {name}")
            told = (("description", port.description), ("tag", port.tag), ("trunks", port.trunks))
            lines += [f" {word} {value}" for word, value in told if value]
            lines.append("!")
        return "\n".join([*lines, *(f"flow {flow}" for flow in sorted(self.flows)), "!"]) + "\n"


def read_switch(text: str) -> Switch:
    """Read a text of this platform.

    Raises ValueError for a line that it does not know, with the line.
    """
    found = Switch()
    port: SwitchPort | None = None
    section = ""
    for raw in text.splitlines():
        line = raw.strip()
        word, _, value = line.partition(" ")
        if not line or line[0] in "!#" or line == "exit":
            continue
        if word == "flow" and " actions=" in value:
            found.flows.append(value)
        elif raw[0] != " " and line == f"bridge {BRIDGE}":
            section = word
        elif raw[0] != " " and word == "port" and re.fullmatch(r"[\w.@:-]{1,60}", value):
            section, port = word, found.ports.setdefault(value, SwitchPort())
        elif raw[0] == " " and section == "bridge" and word in _WORDS and value and _sound(word, value):
            found.bridge[word] = value
        elif raw[0] == " " and section == "port" and port is not None and word in {"description", "tag", "trunks"}:
            setattr(port, word, value)
        else:
            raise ValueError(f"not a line of an Open vSwitch configuration here: {line}")
    return found


def _sound(word: str, value: str) -> bool:
    return word != "ipfix" or _EXPORTER.fullmatch(value) is not None
