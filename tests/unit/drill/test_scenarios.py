"""Scenarios are data: what edugrid ships can be run, and what a person writes wrong is explained."""

import os
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import edugrid.drill
from edugrid.cli.app import LazyGroup
from edugrid.cli.table import COMMANDS
from edugrid.drill.acts import acts, get_act
from edugrid.drill.errors import DrillError
from edugrid.drill.ground import CITY
from edugrid.drill.load_scenario import load_scenario, own_scenarios
from edugrid.intent.problems import IntentError
from edugrid.region import open_region

CASES = sorted((Path(__file__).parents[2] / "golden" / "drill").glob("*.yml"))
WORLD = Path(edugrid.drill.__file__).parent / "world"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_mistake_is_explained(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    yaml = YAML()
    yaml.width = 1000
    content = yaml.load(case.read_text(encoding="utf-8"))
    monkeypatch.chdir(tmp_path)
    file = Path(f"{case.stem}.yml")
    file.write_text(content["scenario"], encoding="utf-8")
    with pytest.raises(IntentError) as caught:
        load_scenario(str(file))
    shown = {language: [problem.show(language) for problem in caught.value.problems] for language in ("en", "zh")}
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        content["expect"] = shown
        yaml.dump(content, case)
    assert content["expect"]["en"] == shown["en"]
    assert content["expect"]["zh"] == shown["zh"]


def test_an_unknown_name_tells_the_known_ones() -> None:
    with pytest.raises(DrillError, match="mined-host"):
        load_scenario("flood")


@pytest.mark.parametrize("name", own_scenarios())
def test_every_scenario_goes_from_the_event_to_recovery_in_its_own_city(name: str) -> None:
    one = load_scenario(name)
    assert one.name == name
    order = list(dict.fromkeys(step.phase for step in one.steps if step.phase != "prepare"))
    assert order == ["incident", "detect", "contain", "recover"]
    known = {device.name for device in open_region(WORLD, CITY).design.devices}
    assert set(one.devices) <= known


@pytest.mark.parametrize("name", own_scenarios())
def test_every_command_of_a_scenario_parses(name: str) -> None:
    for step in load_scenario(name).steps:
        if not step.run:
            continue
        words = [word.format_map(dict.fromkeys(step.wants, "x")) for word in step.run]
        group: Any = type("Root", (LazyGroup,), {"entries": COMMANDS})(name="edugrid")
        while isinstance(group, LazyGroup):
            if group.default and words[0] not in group.entries:
                words = [group.default, *words]
            group, words = group.get_command(None, words[0]), words[1:]  # type: ignore[arg-type] # no context is asked for
        group.make_context("edugrid", words)


def test_every_act_is_there() -> None:
    assert all(callable(get_act(name)) for name in acts())
    used = {step.act for name in own_scenarios() for step in load_scenario(name).steps if step.act}
    assert used == set(acts())
