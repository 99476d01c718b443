"""Nothing that somebody wrote becomes a command, a template or a file elsewhere."""

import ast
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML

from edugrid.block.dns_zone import dns_zone
from edugrid.intent.indicator import canonical
from edugrid.intent.mistake import MistakeError
from edugrid.rollout.plan_file import DevicePlan
from edugrid.rollout.playbook import TemplateValueError, run_playbook

HERE = Path(__file__).parents[3]
PROGRAMS = sorted(
    path for folder in ("edugrid", "stacks", "policies", "toolchain") for path in (HERE / folder).rglob("*.py")
)
HOSTILE = (
    "a.example\n* CNAME .",
    "a b.example",
    'a".example',
    "a.example. IN A 192.0.2.1",
    "$INCLUDE x",
    "a;b.example",
    "@",
    "*",
    "..",
    "-x",
)


def tasks(node: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - YAML
    if isinstance(node, list):
        return [task for item in node for task in tasks(item)]
    return [node, *tasks(node.get("tasks", [])), *tasks(node.get("block", []))] if isinstance(node, dict) else []


@pytest.mark.parametrize("playbook", sorted((HERE / "playbooks").glob("*.yml")), ids=lambda path: path.stem)
def test_playbooks_start_programs_with_lists_of_arguments(playbook: Path) -> None:
    started = 0
    for task in tasks(YAML(typ="safe").load(playbook.read_text(encoding="utf-8"))):
        modules = {key.rsplit(".", 1)[-1]: value for key, value in task.items()}
        assert not modules.keys() & {"shell", "raw", "script", "win_shell", "expect"}
        if "command" in modules:
            started += 1
            assert set(modules["command"]) <= {"argv", "chdir", "creates", "removes"}, "a line would be split at blanks"
            # a template may be an argument, never the program and never a piece of an option
            assert all("{{" not in word or not word.startswith("-") for word in modules["command"]["argv"])
    assert started


def test_no_program_of_ours_asks_a_shell() -> None:
    found = []
    for path in PROGRAMS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            shell = any(word.arg == "shell" and ast.unparse(word.value) != "False" for word in node.keywords)
            if shell or called in {
                "os.system",
                "os.popen",
                "subprocess.getoutput",
                "subprocess.getstatusoutput",
                "eval",
                "exec",
                "pickle.loads",
            }:
                found.append(f"{path}:{node.lineno} {called}")
    assert found == []
    assert len(PROGRAMS) > 500


@pytest.mark.parametrize("value", ["{{ lookup('pipe', 'id') }}", "x{% if 1 %}", "{# x #}"])
def test_a_template_in_a_value_is_refused_before_anything_starts(value: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateValueError):
        run_playbook(tmp_path / "none.yml", (), {"by": value}, lambda _name, _outcome: None)


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/b", "..", "-x", "a b", "", "a\n"])
def test_a_plan_names_no_file_outside_its_run(name: str) -> None:
    with pytest.raises(ValidationError):
        DevicePlan(name=name, platform="frr", role="r", state="unchanged", running_sha256="0")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_blocked_name_is_two_lines_of_the_zone(text: str) -> None:
    try:
        name = canonical("domain", text)
    except MistakeError:
        return
    assert len(dns_zone("rpz.example", [name], 1).split("\n")) == len(
        dns_zone("rpz.example", ["a.example"], 1).split("\n")
    )
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789._-")
