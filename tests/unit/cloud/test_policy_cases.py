"""Every policy by a table of cases that keep it and cases that break it, in both languages."""

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from changed_files import change_file
from ruamel.yaml import YAML

from edugrid.cloud.declared import Declared
from edugrid.cloud.policy import INTENT_RULES, REGISTER_RULES, RESOURCE_RULES, RULES, STACK_RULES, STEP_RULES
from edugrid.cloud.violation import Violation
from edugrid.intent.load import load_intent
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.policy_names import POLICY_NAMES
from edugrid.intent.tree import Intent
from edugrid.rollout.plan_file import CloudStep

REPOSITORY = Path(__file__).parents[3]
TABLES = sorted((REPOSITORY / "tests/golden/policies").glob("*.yml"))
CITY = "henan/zhengzhou"


def cases() -> list[Any]:
    return [
        pytest.param(table, number, id=f"{table.stem}: {case['case']}")
        for table in TABLES
        for number, case in enumerate(YAML(typ="safe").load(table))
    ]


def intent_of(case: dict[str, Any], folder: Path) -> Intent:
    root = REPOSITORY / "inventories"
    if "changes" in case:
        root = shutil.copytree(root, folder / "inventories")
        for what in case["changes"]:
            change_file(root, what)
    at = datetime.fromisoformat(str(case.get("at", "2027-03-01"))).replace(tzinfo=SHANGHAI)
    return load_intent(root, CITY, at)


def judge(rule: str, case: dict[str, Any], intent: Intent) -> list[Violation]:
    resources = [Declared(**item) for item in case.get("resources", [])]
    if rule in INTENT_RULES:
        return INTENT_RULES[rule](intent)
    if rule in STEP_RULES:
        steps = [CloudStep(urn="-", **item) for item in case["steps"]]
        return STEP_RULES[rule](steps, intent, CITY)
    if rule in STACK_RULES:
        return STACK_RULES[rule](resources)
    if rule in REGISTER_RULES:
        return [violation for resource in resources for violation in REGISTER_RULES[rule](resource, intent)]
    return [violation for resource in resources for violation in RESOURCE_RULES[rule](resource)]


@pytest.mark.parametrize(("table", "number"), cases())
def test_case(table: Path, number: int, tmp_path: Path) -> None:
    yaml = YAML()
    yaml.width = 1000
    content = yaml.load(table.read_text(encoding="utf-8"))
    case = YAML(typ="safe").load(table)[number]
    found = judge(table.stem, case, intent_of(case, tmp_path))
    assert {violation.rule for violation in found} <= {table.stem}
    shown = {lang: [violation.show(lang) for violation in found] for lang in ("en", "zh")}
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        content[number]["expect"] = shown
        yaml.dump(content, table)
        return
    assert case["expect"] == shown


def test_every_policy_has_a_case_that_keeps_it_and_one_that_breaks_it() -> None:
    assert set(POLICY_NAMES) == RULES
    assert {table.stem for table in TABLES} == RULES
    for table in TABLES:
        answers = [bool(case["expect"]["en"]) for case in YAML(typ="safe").load(table)]
        assert {True, False} <= set(answers), table.stem
