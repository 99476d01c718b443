"""``placement.yml`` on disk: the people's comments and order stay."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from edugrid.intent.placed import PlacedApplication
from edugrid.put_file import put_file

_HEAD = """\
# Where each application lies, and how far a move has come. Written by `edugrid cloud place --record` and
# `edugrid cloud move`, reviewed in git. A move never deletes the old side before its gates have passed, whatever
# stands here.
# 应用部署位置与迁移进度：由上述命令写入，在 git 中审阅。无论此处如何填写，未通过关口不会删除原有一侧。
applications: {}
"""


def write_placement(folder: Path, name: str, record: PlacedApplication) -> Path:
    """Write the record of the application ``name`` into ``folder``/placement.yml; give the file's path."""
    return _edit(folder, lambda data: _put(data, name, record))


def _put(data: Any, name: str, record: PlacedApplication) -> None:  # noqa: ANN401 - ruamel's own, untyped
    entry = record.model_dump(mode="json", exclude_none=True)
    if entry.get("move", {}).get("evidence") == {}:
        del entry["move"]["evidence"]
    data["applications"].fa.set_block_style()
    there = data["applications"].setdefault(name, {})
    for key in [key for key in there if key not in entry]:
        del there[key]
    there.update(entry)


def _edit(folder: Path, change: Callable[[Any], None]) -> Path:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 120
    path = folder / "placement.yml"
    data = yaml.load(path.read_text(encoding="utf-8") if path.exists() else _HEAD)
    change(data)
    text = io.StringIO()
    yaml.dump(data, text)
    put_file(path, text.getvalue())
    return path
