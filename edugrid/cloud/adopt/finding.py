"""What reading an existing project gives: objects that can be held, and those that cannot, with the reason."""

import re
from typing import Any, NamedTuple

from edugrid.cloud.adopt.kinds import KINDS
from edugrid.intent.adopted import AdoptedKind, AdoptedResource
from edugrid.text import Text

LONGEST = 60


class Unexpressed(NamedTuple):
    """An object, or a property of one, that edugrid cannot hold; it stays as it is and nobody watches it."""

    kind: str
    name: str
    id: str
    why: Text

    def show(self, lang: str) -> str:
        """One line for people."""
        return f"{self.kind} {self.name or '-'} ({self.id}): {self.why.show(lang)}"


class Finding:
    """Collects objects under labels that are unique in the project and stay the same from one reading to the next."""

    def __init__(self) -> None:
        self.resources: list[AdoptedResource] = []
        self.unexpressed: list[Unexpressed] = []
        self._labels: dict[str, str] = {}

    def add(self, kind: AdoptedKind, name: str, identity: str, properties: dict[str, Any], own: str = "") -> None:
        """Note one object; properties without a value are left out. ``own`` is its id in the cloud's API.

        ``identity`` is what the provider imports, which for some kinds is made of two ids.
        """
        label = self._label(kind, name, own or identity)
        # an empty name is said all the same: the engine would make one up
        kept = {key: value for key, value in properties.items() if key == "name" or value not in (None, "", [], {})}
        ignored = KINDS[kind].ignored
        self.resources.append(AdoptedResource(kind=kind, label=label, id=identity, properties=kept, ignored=ignored))

    def cannot(self, kind: str, name: str, identity: str, en: str, zh: str) -> None:
        """Note something that cannot be held."""
        self.unexpressed.append(Unexpressed(kind, name or "", identity, Text(en, zh)))

    def ref(self, identity: str) -> str:
        """A reference to an object noted before; the id itself where there is none (it belongs to somebody else)."""
        return f"${{{self._labels[identity]}}}" if identity in self._labels else identity

    def _label(self, kind: str, name: str, identity: str) -> str:
        words = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        base = f"{kind.replace('_', '-')}.{words[:LONGEST] or identity[:8]}".strip("-")
        label = base
        if label in self._labels.values():
            label = f"{base}-{identity[:8]}"
        self._labels[identity] = label
        return label
