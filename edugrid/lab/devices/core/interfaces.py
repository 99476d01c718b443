"""Interface names of one vendor: what may be typed, what is printed, in which order."""

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class InterfaceType:
    """One interface type.

    ``name`` is printed before the number; ``kind`` chooses the view (``port``, ``vlan``, ``loopback`` …); ``number`` is
    the pattern of the number; ``aliases`` are further names that may be typed.
    """

    name: str
    kind: str
    number: str
    aliases: tuple[str, ...] = ()


class InterfaceNames:
    """The interface types of a vendor, in the order the running configuration prints them.

    ``gap`` stands between type and number in the printed name (``GigabitEthernet 0/1``).
    """

    def __init__(self, types: tuple[InterfaceType, ...], gap: str = "") -> None:
        self.types, self.gap = types, gap

    @lru_cache(maxsize=4096)  # noqa: B019  # one object a vendor, it lives as long as the program
    def find(self, typed: str) -> tuple[InterfaceType, str] | None:
        """Type and canonical name for a typed name (any case, abbreviated type), or None.

        A sub-interface (``X.N``, N 1-4294967295 on Comware, narrower on VRP) has the kind of its main interface.
        """
        match = re.fullmatch(rf"(\d*[A-Za-z][A-Za-z-]*?)(?:{self.gap})?(\d[\d/]*)((?::\d+)?(?:\.\d+)?)", typed)
        if match is None:
            return None
        for chosen in self.types_for(match[1]):
            if re.fullmatch(chosen.number, match[2]):
                return chosen, f"{chosen.name}{self.gap}{match[2]}{match[3]}"
        return None

    def types_for(self, typed: str) -> list[InterfaceType]:
        """Types whose name or alias is ``typed``, or, when none is, begins with it."""
        low = typed.lower()
        exact = [t for t in self.types if low in (t.name.lower(), *(a.lower() for a in t.aliases))]
        return exact or [t for t in self.types if any(n.lower().startswith(low) for n in (t.name, *t.aliases))]

    @lru_cache(maxsize=4096)  # noqa: B019  # as above
    def rank(self, name: str) -> tuple[int, tuple[int, ...]]:
        """Sort key of a canonical name: type order, then numbers."""
        found = self.find(name)
        index = self.types.index(found[0]) if found else len(self.types)
        tail = name[len(found[0].name) :] if found else name
        return index, tuple(int(n) for n in re.findall(r"\d+", tail))
