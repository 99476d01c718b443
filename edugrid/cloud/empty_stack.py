"""An empty stack in a file backend, without a start of the engine."""

import json
from pathlib import Path


def empty_stack(folder: Path, project: str, stack: str) -> str:
    """Lay an empty ``stack`` of ``project`` into ``folder``, a new one; the URL of that backend.

    It is what `pulumi stack init` would leave there, less a salt, which the engine makes when it first needs one.
    """
    stacks = folder / ".pulumi/stacks" / project
    stacks.mkdir(parents=True)
    (folder / ".pulumi/meta.yaml").write_text("version: 1\n", encoding="utf-8")  # stacks lie in folders of projects
    body = {"version": 3, "checkpoint": {"stack": f"organization/{project}/{stack}"}}
    (stacks / f"{stack}.json").write_text(json.dumps(body), encoding="utf-8")
    return f"file://{folder}"
