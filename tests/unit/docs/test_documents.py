"""What the documents show is there: commands with their options, files that links point to, file formats."""

from __future__ import annotations

import io
import re
import shlex
from typing import TYPE_CHECKING, Any

import pytest
from documents import REPOSITORY, blocks, commands, documents, guides, links, spans, twin
from pydantic import TypeAdapter
from ruamel.yaml import YAML

from edugrid.cli.app import LazyGroup
from edugrid.cli.table import COMMANDS
from edugrid.intent.files import CityFile, CountyFile, ProvinceFile
from edugrid.intent.load_capabilities import load_capabilities
from edugrid.intent.load_registers import load_registers
from edugrid.intent.load_services import load_services
from edugrid.intent.placed import PlacementFile
from edugrid.intent.policy_names import POLICY_NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from edugrid.intent.problems import Problem

DOCUMENTS = [pytest.param(path, id=path.relative_to(REPOSITORY).as_posix()) for path in documents()]
GUIDES = [pytest.param(path, id=path.name) for path in guides()]
FILES: dict[str, Any] = {"province": ProvinceFile, "city": CityFile, "county": CountyFile, "placement": PlacementFile}
WHITELIST = "id,application,protocol,port,source,applicant,approver,reason,until\n"


def find(words: list[str]) -> tuple[Any, list[str]]:
    """Give the command that ``words`` name, and the rest of them."""
    group = type("Root", (LazyGroup,), {"entries": COMMANDS})(name="edugrid")
    while isinstance(group, LazyGroup) and (words or group.default):
        if group.default and (not words or words[0] not in group.entries):
            words = [group.default, *words]
        command: Any = group.get_command(None, words[0])  # type: ignore[arg-type] # no context is asked for
        assert command is not None, f"no command {words[0]!r}"
        group, words = command, words[1:]
    return group, words


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_command_line_parses(path: Path) -> None:
    for line in commands(path):
        words = shlex.split(line)[1:]
        if not set(words) - {"--help", "--version"}:
            continue
        command, arguments = find([word for word in words if not word.startswith("--lang")])
        if "--help" in arguments:
            continue
        try:
            command.make_context("edugrid", arguments)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must name the line
            pytest.fail(f"{path.name}: {line}: {error}")


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_command_in_the_text_is_there(path: Path) -> None:
    """In the text and in tables alternatives are written with a bar, and what may be left out in brackets."""
    for span in spans(path):
        words = re.sub(r"[\[\]…]", " ", span).split()[1:]
        names = [word for word in words if re.fullmatch(r"[a-z][a-z|_-]*", word)]
        options = re.findall(r"--[a-z-]+", span)
        if not names:
            continue
        for first in names[0].split("|"):
            entry = COMMANDS.get(first)
            assert entry is not None, f"{path.name}: {span}"
            if entry.default and set(names[1:2]) - set(entry.commands or {}):
                del names[1:]  # a region, or an option's value
            for second in names[1].split("|") if entry.commands and len(names) > 1 else ():
                assert second in (entry.commands or {}), f"{path.name}: {span}"
        first_names = [name.split("|")[0] for name in names[: 2 if (COMMANDS[names[0].split("|")[0]].commands) else 1]]
        command, _ = find(first_names)
        known = {option for parameter in command.params for option in parameter.opts} | {"--help", "--lang"}
        assert set(options) <= known, f"{path.name}: {span}"


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in links(path):
        file, _, anchor = target.partition("#")
        found = (path.parent / file) if file else path
        assert found.exists(), f"{path.name}: {target}"
        if anchor:
            heads = re.findall(r"^#+ (.+)$", found.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}
            assert anchor in slugs, f"{path.name}: {target}"


@pytest.mark.parametrize("path", GUIDES)
def test_the_chinese_twin_shows_the_same_commands_and_examples(path: Path) -> None:
    other = twin(path)
    assert other.is_file(), f"{path.name} has no twin"
    assert commands(other) == commands(path)
    assert [block.info for block in blocks(other)] == [block.info for block in blocks(path)]


@pytest.mark.parametrize("path", DOCUMENTS)
def test_examples_of_files_are_accepted(path: Path, tmp_path: Path) -> None:
    """``yaml city`` and the like: each key as the model reads it; ``csv approvals`` and the like: the whole register."""
    for number, block in enumerate(blocks(path)):
        kind, _, name = block.info.partition(" ")
        problems: list[Problem] = []
        folder = tmp_path / str(number)
        folder.mkdir()
        if kind == "csv" and name:
            (folder / "whitelist.csv").write_text(WHITELIST, encoding="utf-8")
            (folder / f"{name}.csv").write_text(block.body, encoding="utf-8")
            read = load_registers(folder, problems)
            assert name in read.sources, f"{path.name}: no register {name}"
        elif kind == "yaml" and name in {"capabilities", "services"}:
            values = YAML(typ="safe").load(io.StringIO(block.body))
            (folder / name).mkdir()
            (folder / name / f"{values['name']}.yml").write_text(block.body, encoding="utf-8")
            loaded = (load_capabilities if name == "capabilities" else load_services)(folder, problems)
            assert values["name"] in loaded, problems
        elif kind == "yaml" and name in FILES:
            for key, value in YAML(typ="safe").load(io.StringIO(block.body)).items():
                TypeAdapter(FILES[name].model_fields[key].annotation).validate_python(value)
        else:
            assert not (kind == "yaml" and name) or name == "clouds.yaml", f"{path.name}: nobody checks {block.info}"
        assert problems == [], f"{path.name}: {block.body}"


def test_the_policies_of_the_document_are_those_of_the_program() -> None:
    for path in (REPOSITORY / "docs" / "cloud.md", REPOSITORY / "docs" / "cloud.zh-CN.md"):
        rows = re.findall(
            r"^\| (`[a-z0-9-]+`(?:[,、] ?`[a-z0-9-]+`)*) \|", path.read_text(encoding="utf-8"), re.MULTILINE
        )
        named = {name for row in rows for name in re.findall(r"`([a-z0-9-]+)`", row)}
        assert named >= set(POLICY_NAMES), sorted(set(POLICY_NAMES) - named)
