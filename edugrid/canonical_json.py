"""JSON of which there is one spelling, for hashes and signatures."""

import json
from typing import Any


def canonical_json(body: dict[str, Any]) -> bytes:
    """``body`` with sorted keys, no spaces and no escapes, as UTF-8: what docs/trust.md says for checks without edugrid."""
    return json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
