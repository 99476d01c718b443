"""A city as somebody would write it without edugrid: one flat Pulumi program, its resources in a file.

The bench copies it to a project of its own, with ``city.json`` beside it. No component, no policy, no intent.
"""

import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pulumi

made: dict[str, pulumi.Resource] = {}


def value(given: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(given, dict) and "$ref" in given:
        return made[given["$ref"]].id  # type: ignore[attr-defined] # only real resources are referred to
    if isinstance(given, dict) and "$secret" in given:
        return pulumi.Output.secret(given["$secret"])
    if isinstance(given, list):
        return [{snake(k): value(v) for k, v in x.items()} if _plain(x) else value(x) for x in given]
    return {key: value(item) for key, item in given.items()} if isinstance(given, dict) else given


def _plain(given: Any) -> bool:  # noqa: ANN401 - JSON
    return isinstance(given, dict) and not any(key.startswith("$") for key in given)


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


for item in json.loads((Path(__file__).parent / "city.json").read_text(encoding="utf-8")):
    module, _, kind = item["type"].removeprefix("openstack:").partition("/")
    package = import_module(f"pulumi_openstack.{module}" if kind else "pulumi_openstack")
    options = pulumi.ResourceOptions(
        provider=made.get(item["provider"]),  # type: ignore[arg-type] # it is a provider
        depends_on=[made[urn] for urn in item["after"]],
        delete_before_replace=item["delete_first"] or None,
    )
    cls = getattr(package, item["type"].rpartition(":")[2] if kind else "Provider")
    made[item["urn"]] = cls(item["name"], opts=options, **{snake(k): value(v) for k, v in item["inputs"].items()})
