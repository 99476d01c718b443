"""A new data centre in files of every shape: the rest of the file stays as it is."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from edugrid.sheets.merge_sites import merge_sites
from edugrid.sheets.record import Record

NEW = Record(
    "S",
    2,
    {"name": "b", "title": "乙", "owner": "x", "racks": "2", "school": "4101220001", "timetable.freeze": "2027-01-31"},
    {},
)
ENTRY = "  - name: a\n    title: 甲 # 老机房\n    racks: 1\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [("name: x\n", ["b"]), ("name: x", ["b"]), ("name: x\ndata_centres: []\n# end\nz: 1\n", ["b"]),
     ("name: x\ndata_centres:\n# end\nz: 1\n", ["b"]), (f"data_centres:\n{ENTRY}\n# end\nz: 1\n", ["a", "b"]),
     (f"data_centres:\n{ENTRY}", ["a", "b"]), (f"data_centres:\n{ENTRY.rstrip()}", ["a", "b"]),
     ("data_centres:\n- name: a\n  title: 甲\n# end\nz: 1\n", ["a", "b"]),
     ("data_centres:\n  - {name: a, title: 甲}\nz: 1\n", ["a", "b"]),
     ("data_centres: [{name: a, title: 甲}] # flow\nz: 1\n", ["a", "b"])],
)  # fmt: skip
def test_a_new_entry_is_appended(text: str, names: list[str]) -> None:
    merged = merge_sites(text, [NEW])
    data = YAML(typ="safe").load(merged.text)
    assert [site["name"] for site in data["data_centres"]] == names
    assert data["data_centres"][-1]["school"] == "4101220001"
    assert data.get("z") == (1 if "z: 1" in text else None)
    kept = [line for line in text.splitlines() if "data_centres" not in line]
    assert [line for line in merged.text.splitlines() if line in kept] == kept
    assert (merged.added, merged.changed, list(merged.origins)) == (1, 0, [len(names) - 1])


def test_new_keys_and_stages_of_a_known_entry_leave_its_comments() -> None:
    text = f"data_centres:\n{ENTRY}\n# about z\nz: 1\n"
    record = Record(
        "S", 2, {"name": "a", "title": "甲", "target": "gov", "timetable.drain": "2027-01-31", "racks": "3"}, {}
    )
    merged = merge_sites(text, [record])
    assert merged.text.splitlines()[-2:] == ["# about z", "z: 1"]
    (site,) = YAML(typ="safe").load(merged.text)["data_centres"]
    assert (site["target"], site["racks"], str(site["timetable"]["drain"])) == ("gov", 3, "2027-01-31")
    assert "title: 甲 # 老机房" in merged.text
    assert merge_sites(merged.text, [record]).text == merged.text
