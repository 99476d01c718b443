"""A file that nothing can be made of is a problem with its line, soon and in words; never a traceback, never a wait."""

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from edugrid.intent.csv_file import read_csv
from edugrid.intent.yaml_file import read_yaml
from edugrid.yaml_text import NotYamlError, yaml_text

if TYPE_CHECKING:
    from edugrid.intent.problems import Problem

LAUGHS = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12))
CHAIN = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(1, 3000))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a: &x [*x]\n", "too-deep"),
        ("a: &x {b: *x}\n", "too-deep"),
        (f"a: {'[' * 3000}\n", "too-deep"),
        ("- " * 3000, "too-deep"),
        (CHAIN, "too-deep"),
        (LAUGHS, "too-many-aliases"),
        ("a: 1\nb: \x00\n", "yaml-syntax"),
        ('a: "\\UFFFFFFFF"\n', "yaml-syntax"),
        ('a: "\\U00110000"\n', "yaml-syntax"),
        ("%YAML 1.9\n---\na: 1\n", "yaml-syntax"),
        (f"%YAML {'9' * 5000}.1\n---\na: 1\n", "yaml-syntax"),
        ('a: "\\ud800"\n', "control-character"),
        ('"a\\nb": 1\n', "control-character"),
        ("? [a]\n: 1\n", "wrong-type"),
        ("a\u200bb: 1\n", "control-character"),
    ],
)
def test_yaml(text: str, rule: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yml"
    path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    read_yaml(path, problems)
    assert [problem.rule for problem in problems] == [rule]
    assert all(problem.show(language).isprintable() for problem in problems for language in ("en", "zh"))


def test_settings_in_a_yaml_that_is_not_there_yet() -> None:
    with pytest.raises(NotYamlError):
        yaml_text("%YAML 1.9\n---\na: 1\n")


@pytest.mark.parametrize(
    "value", [".inf", "-.inf", ".nan", "1e999", "!!float x", "!!int x", "9" * 5000, f"0x{'f' * 5000}"]
)
def test_what_cannot_be_reckoned_with_is_text(value: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yml"
    path.write_text(f"a: {value}\n", encoding="utf-8")
    problems: list[Problem] = []
    source = read_yaml(path, problems)
    assert problems == []
    assert source is not None
    assert source.data == {"a": value.rsplit(" ", 1)[-1]}


def test_an_alias_may_repeat_what_people_repeat(tmp_path: Path) -> None:
    path = tmp_path / "file.yml"
    path.write_text("a: &a {b: [1, 2]}\nc: *a\nd: *a\n", encoding="utf-8")
    source = read_yaml(path, [])
    assert source is not None
    assert source.data == {"a": {"b": [1, 2]}, "c": {"b": [1, 2]}, "d": {"b": [1, 2]}}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"id,name\n1,{'x' * 200_000}\n", 2),
        ('id,name\n1,a\n2,"b\n3,c\n', 4),
        ('id,name\n1,"a"b\n', 2),
    ],
)
def test_csv(text: str, line: int, tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    assert read_csv(path, ("id", "name"), (), problems) is None
    assert [(problem.rule, problem.line) for problem in problems] == [("csv-syntax", line)]


def test_csv_does_not_depend_on_a_limit_that_others_change(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text(f"id,name\n1,{'x' * 200_000}\n", encoding="utf-8")
    problems: list[Problem] = []
    before = csv.field_size_limit(1_000_000)
    try:
        assert read_csv(path, ("id", "name"), (), problems) is None
    finally:
        csv.field_size_limit(before)
    assert [(problem.rule, problem.line) for problem in problems] == [("csv-syntax", 2)]


def test_a_header_without_end_is_told_in_part(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text(f"id,{'nam,' * 20_000}\n1\n", encoding="utf-8")
    problems: list[Problem] = []
    assert read_csv(path, ("id", "name"), (), problems) is None
    assert len(problems) < 100
    assert "did you mean 'name'?" in problems[0].show("en")
