"""Items in lists of every shape: the rest of the file stays as it is."""

from typing import Any

import pytest
from ruamel.yaml import YAML

from edugrid.sheets.add_items import add_items

ROOM = "data_centres:\n  - name: a\n    title: 甲 # 老机房\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{ROOM}\n# about z\nz: 1\n",
        ROOM.rstrip(),
        f"{ROOM}    workloads: []\n    room: x # 楼\n",
        f"{ROOM}    workloads:\n    room: x\n",
        f"{ROOM}    workloads:\n      - name: one # 旧\n        data_gb: 3\n    # about the room\n    room: x\nz: 1\n",
        f"{ROOM}    workloads:\n    - name: one\n    room: x\n",
        f"{ROOM}    workloads:\n      - {{name: one}}\n\n  - name: b\n    title: 乙\nz: 1\n",
        f"{ROOM}    workloads: [{{name: one}}] # flow\nz: 1\n",
        f"{ROOM}    timetable:\n      freeze: 2027-01-01\n  - name: b\nz: 1\n",
        f"{ROOM}    remark: |\n      many\n      lines\nz: 1\n",
        "data_centres:\n  - {name: a, title: 甲}\nz: 1\n",
        "data_centres:\n  - {name: a, workloads: [], title: 甲}\nz: 1\n",
        "data_centres: [{name: a, workloads: [{name: one}]}]\n",
    ],
)
def test_items_come_last_and_nothing_else_moves(text: str) -> None:
    new: list[dict[str, Any]] = [{"name": "two", "data_gb": 300}, {"name": "three"}]
    after = add_items(text, ("data_centres", 0, "workloads"), new)
    before, data = YAML(typ="safe").load(text), YAML(typ="safe").load(after)
    had = before["data_centres"][0].pop("workloads", None) or []
    assert data["data_centres"][0].pop("workloads") == [*had, *new]
    assert data == before
    kept = [line for line in text.splitlines() if "workloads" not in line and "{name: a" not in line]
    assert [line for line in after.splitlines() if line in kept] == kept
