"""A stack's state becomes the list of resources of a flat program: the same resources, without edugrid."""

import json
from typing import Any

SIGNATURE = "4dabf18193072939515e22adb298388d"  # marks a secret in the engine's JSON
VLAN_STEP = 1000  # a VLAN can be on a wire once


def flatten(exported: str, old: str, new: str) -> list[dict[str, Any]]:
    """Turn the output of ``pulumi stack export --show-secrets`` into what ``flat_city.py`` reads, in order.

    A value that is another resource's id becomes a reference to it. ``old`` in names becomes ``new`` and VLAN numbers
    move, so that both can be there at once.
    """
    resources = json.loads(exported.replace(old, new))["deployment"]["resources"]
    real = [item for item in resources if item["custom"] and item["type"] != "pulumi:providers:pulumi"]
    by_id = {item["id"]: item["urn"] for item in real if item.get("id")}
    urns = {item["urn"] for item in real}
    found = []
    for item in real:
        provider = item["type"].startswith("pulumi:providers:")
        inputs = {key: _value(value, by_id) for key, value in item.get("inputs", {}).items()}
        skip = {"version"} if provider else set()
        found.append(
            {
                "urn": item["urn"],
                "type": "openstack:provider" if provider else item["type"],
                "name": item["urn"].split("::")[-1],
                "inputs": {
                    k: _decoded(v) if provider else v for k, v in inputs.items() if k not in skip and k[:2] != "__"
                },
                "provider": item.get("provider", "").rpartition("::")[0],
                "after": [urn for urn in item.get("dependencies") or [] if urn in urns],
                "delete_first": bool(item.get("deleteBeforeReplace")),
            }
        )
    return found


def _value(given: Any, by_id: dict[str, str]) -> Any:  # noqa: ANN401 - JSON
    if isinstance(given, dict):
        if SIGNATURE in given:
            return {"$secret": json.loads(given["plaintext"])}
        moved = {"segmentationId": VLAN_STEP}
        return {k: v + moved[k] if k in moved else _value(v, by_id) for k, v in given.items() if k != "__defaults"}
    if isinstance(given, list):
        return [_value(item, by_id) for item in given]
    return {"$ref": by_id[given]} if isinstance(given, str) and given in by_id else given


def _decoded(given: Any) -> Any:  # noqa: ANN401 - JSON
    """A provider's inputs that are no strings are JSON inside a string."""
    return given == "true" if given in ("true", "false") else given
