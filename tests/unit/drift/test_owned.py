"""Who answers for what drifted: the nearest that the intent names."""

import shutil
from pathlib import Path

from ruamel.yaml import YAML

from edugrid.drift.owned import owned
from edugrid.drift.record import DriftRecord
from edugrid.intent.load import load_intent
from edugrid.intent.moment import moment
from edugrid.intent.tree import Intent

CITY = "henan/zhengzhou"
INVENTORIES = Path(__file__).parents[3] / "inventories"


def record(asset: str, *path: str, region: str = CITY) -> DriftRecord:
    return DriftRecord.model_validate(
        {
            "region": region,
            "world": "cloud" if "/" in asset else "network",
            "asset": asset,
            "path": path,
            "kind": "missing",
            "intended": "x",
            "actual": None,
            "severity": "high",
            "layer": "real",
        }
    )


def intent_with_owners(folder: Path) -> Intent:
    root = Path(shutil.copytree(INVENTORIES, folder / "inventories"))
    yaml = YAML()
    for name, change in {"province.yml": "省教育厅", "zhengzhou/zhongmu/county.yml": "中牟县教体局"}.items():
        path = root / "henan" / name
        body = yaml.load(path.read_text(encoding="utf-8"))
        body.setdefault("defaults", {})["owner"] = change
        for device in body.get("devices", ()):
            if device["name"] == "zm-pop-1":
                device["owner"] = "某电信运营商"
            if device["name"] == "zm-agg-1":
                device["school"] = "4101220001"
        yaml.dump(body, path)
    schools = root / CITY / "schools.csv"
    lines = schools.read_text(encoding="utf-8").splitlines()
    rows = [
        lines[0] + ",owner",
        *(line + ("," + "一中" if line.startswith("4101220001") else ",") for line in lines[1:]),
    ]
    schools.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return load_intent(root, CITY, moment())


def test_the_nearest_owner_counts(tmp_path: Path) -> None:
    intent = intent_with_owners(tmp_path)
    zhongmu = f"{CITY}/zhongmu"
    asked = {
        "某电信运营商": record("zm-pop-1", "x", region=zhongmu),  # the device's own
        "一中": record("zm-agg-1", "x", region=zhongmu),  # its school's
        "中牟县教育体育局": record("legacy/zm-old-room", "drain", region=zhongmu),  # a legacy data centre's
        "中牟县教体局": record("registers/zhongmu", "term", region=zhongmu),  # the county's
        "郑州市电化教育馆": record("telecom/edu-zhengzhou", "server", "edu-zhengzhou-video-1"),  # the application's
        "省教育厅": record("telecom/edu-zhengzhou", "router", "edu-zhengzhou"),  # inherited from the province
    }
    assert {found.owner for found in owned(asked.values(), intent)} == set(asked)
    for owner, one in asked.items():
        assert owned([one], intent)[0].owner == owner
        assert owned([one], intent)[0].identity == one.identity


def test_nobody_is_named_where_the_intent_names_nobody() -> None:
    intent = load_intent(INVENTORIES, CITY, moment())
    assert owned([record("zz-core-1", "x")], intent)[0].owner == ""
    assert owned([record("gov/edu-zhengzhou", "server", "edu-zhengzhou-roster-1")], intent)[0].owner == "郑州市教育局"
