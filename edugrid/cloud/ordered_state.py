"""The order that the engine wants in its state."""

from typing import Any

ByUrn = dict[str, list[dict[str, Any]]]


def ordered_state(resources: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """``resources`` so that each comes after its parent, its provider and what it depends on; otherwise as they were.

    Of two with one URN, the one that waits to be deleted comes last, as the engine itself writes them.
    """
    by_urn: ByUrn = {}
    for item in resources:
        by_urn.setdefault(item["urn"], []).append(item)
    done: list[dict[str, Any]] = []
    begun: set[int] = set()

    def place(item: dict[str, Any]) -> None:
        if id(item) in begun:
            return  # placed, or a circle, which the engine will refuse with its own words
        begun.add(id(item))
        for other in _ahead(item, by_urn):
            place(other)
        done.append(item)

    for item in resources:
        place(item)
    return done


def _ahead(item: dict[str, Any], by_urn: ByUrn) -> list[dict[str, Any]]:
    going = bool(item.get("delete"))
    found = [other for urn in _named(item) for other in by_urn.get(urn, []) if going or not other.get("delete")]
    return found + [other for other in by_urn[item["urn"]] if going and not other.get("delete")]


def _named(item: dict[str, Any]) -> list[str]:
    provider = item.get("provider") or ""
    relatives = [item.get("parent") or "", provider.rpartition("::")[0], item.get("deletedWith") or ""]
    of_properties = [urn for urns in (item.get("propertyDependencies") or {}).values() for urn in urns or []]
    return [urn for urn in [*relatives, *(item.get("dependencies") or []), *of_properties] if urn]
