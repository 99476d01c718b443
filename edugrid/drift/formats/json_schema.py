"""The published schema of the JSON of ``edugrid drift``."""

import json
from typing import Any

from edugrid.drift.formats.document import DriftDocument


def json_schema() -> str:
    """JSON Schema (draft 2020-12) of a ``DriftDocument``, as it stands in docs/drift.schema.json.

    Every field is always there; more may be added within a version, so that unknown ones are no error.
    """
    schema = _open(DriftDocument.model_json_schema(mode="serialization"))
    entry = schema["$defs"]["Entry"]
    entry["required"] = list(entry["properties"])
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema, indent=1) + "\n"


def _open(node: Any) -> Any:  # noqa: ANN401 - any part of a schema
    if isinstance(node, dict):
        return {key: _open(value) for key, value in node.items() if key not in {"additionalProperties", "default"}}
    return [_open(one) for one in node] if isinstance(node, list) else node
