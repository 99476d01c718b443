"""Whatever people write, the text of a device has the lines that its templates give it, and no marks that a value brought.

Hostile texts are put into every value of two regions that use nearly every feature. The intent refuses them, or the
configuration has the structure that it has with harmless texts in the same places.
"""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from changed_files import change_file
from pydantic import BaseModel
from ruamel.yaml import YAML

from edugrid.allocate.allocate import allocate
from edugrid.design.build import build
from edugrid.intent.device_text import MARKS
from edugrid.intent.files import CityFile, CountyFile, ProvinceFile, SchoolsFile
from edugrid.intent.load import load_intent
from edugrid.intent.load_registers import FILES
from edugrid.intent.problems import IntentError, Problem
from edugrid.intent.source import Source, dotted
from edugrid.intent.validate import validate
from edugrid.network.one_line import BrokenLineError, one_line
from edugrid.network.templates import templates
from edugrid.region import open_region

HERE = Path(__file__).parents[2]
WORLDS = (
    (
        "campus",
        "wlan",
        "backup_uplink",
        "bgp_policy",
        "block",
        "flows",
        "multicast",
        "aaa",
        "acl_campus",
        "nat64_router",
    ),
    ("overlay_routing", "l3vpn", "quarantine", "mac_block"),
)
# each by itself, so that a field that takes one of them is found; a blank alone splits a word on every command line
HOSTILE = (" x", "$(x)", "{{1}}", "<x>", "&x", "!x", "-x", "../x", "网", *MARKS)
HARMLESS = "0"
Leaf = tuple[str | int, ...]


def models(root: Path) -> dict[Path, type[BaseModel]]:
    known: dict[str, type[BaseModel]] = {f"{name}.csv": model for name, model in FILES.items()}
    known |= {"province.yml": ProvinceFile, "city.yml": CityFile, "county.yml": CountyFile, "schools.csv": SchoolsFile}
    return {path: known[path.name] for path in sorted(root.rglob("*.*")) if path.name in known}


def read(path: Path) -> Any:  # noqa: ANN401 - YAML holds anything
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".csv":
        return {"rows": [{k: v for k, v in row.items() if v} for row in csv.DictReader(io.StringIO(text))]}
    return YAML(typ="safe", pure=True).load(text)


def write(path: Path, data: Any) -> None:  # noqa: ANN401 - as above
    if path.suffix == ".yml":
        with path.open("w", encoding="utf-8") as file:
            YAML(typ="safe", pure=True).dump(data, file)
        return
    header = next(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        writer.writerows(data["rows"])


def leaves(node: object, path: Leaf = ()) -> Iterator[Leaf]:
    if isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from leaves(value, (*path, key))
    elif isinstance(node, str):
        yield path


def with_text(node: object, texts: dict[str, str], one: Leaf | None = None, path: Leaf = ()) -> Any:  # noqa: ANN401 - as above
    """``node`` with what ``texts`` adds to its values, by value, or to the value at ``one`` alone."""
    if isinstance(node, dict):
        return {key: with_text(value, texts, one, (*path, key)) for key, value in node.items()}
    if isinstance(node, list):
        return [with_text(value, texts, one, (*path, index)) for index, value in enumerate(node)]
    if isinstance(node, str) and one in {None, path}:
        return node + texts.get(node, "")
    return node


def taken(model: type[BaseModel], data: Any) -> Iterator[tuple[str, frozenset[str]]]:  # noqa: ANN401 - as above
    """Which hostile texts each value takes at each of its places; places of one kind are tried once."""
    known: dict[Leaf, frozenset[str]] = {}
    for leaf in leaves(data):
        value = data
        for key in leaf:
            value = value[key]
        kind = tuple(part if isinstance(part, str) else 0 for part in leaf)
        if kind not in known:
            problems: dict[str, list[Problem]] = {text: [] for text in HOSTILE}
            for text, own in problems.items():
                validate(Source("", with_text(data, {value: text}, leaf), {}), model, own)
            known[kind] = frozenset(text for text, own in problems.items() if not own)
        yield value, known[kind]


def hostile_texts(originals: dict[Path, Any], known: dict[Path, type[BaseModel]]) -> dict[str, str]:
    """What is added to each value: it is the same wherever the value stands, so that names still lead somewhere."""
    found: dict[str, frozenset[str]] = {}
    for path, data in originals.items():
        for value, texts in taken(known[path], data):
            found[value] = found.get(value, texts) & texts
    return {value: "".join(text for text in HOSTILE if text in texts) for value, texts in found.items() if texts}


def rendered(root: Path, texts: dict[str, str], originals: dict[Path, Any]) -> dict[str, str]:
    """Configurations by device; a value that the rules between values refuse is taken out of ``texts``."""
    problems: tuple[Problem, ...] = ()
    for _ in range(20):
        for path, data in originals.items():
            write(path, with_text(data, texts))
        try:
            intent = load_intent(root, "henan/zhengzhou")
            devices = build(intent, allocate(intent)).devices
        except IntentError as error:
            problems = error.problems
            refused = {value for problem in problems for value in values_at(problem, originals)} & texts.keys()
            # a key that has the name, or a file, is called otherwise
            told = [f"{problem.file} {problem.message.en}" for problem in problems]
            refused |= {value for value, text in texts.items() if any(value + text in line for line in told)}
            if not refused:
                break
            for value in refused:
                del texts[value]
            continue
        found = templates(root)
        return {device.name: found.render(device) for device in devices}
    pytest.fail("\n".join(problem.show("en") for problem in problems))


def values_at(problem: Problem, originals: dict[Path, Any]) -> Iterator[str]:
    """The values that ``problem`` is about: at its place, above or below it."""
    for path, data in originals.items():
        if not str(path).endswith(problem.file):
            continue
        for leaf in leaves(data):
            place = dotted(leaf)
            if place.startswith(problem.path) or problem.path.startswith(place):
                value = data
                for key in leaf:
                    value = value[key]
                yield value


def structure(text: str) -> list[tuple[int, str]]:
    """Of each line: how far it is indented, and its marks."""
    return [
        (len(line) - len(line.lstrip(" ")), "".join(letter for letter in line if letter in MARKS))
        for line in text.split("\n")
    ]


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world[0])
def test_hostile_texts_are_refused_or_change_no_line(world: tuple[str, ...], tmp_path: Path) -> None:
    root = tmp_path / "inventories"
    shutil.copytree(HERE.parent / "inventories", root)
    for case in world:
        content = YAML(typ="safe").load((HERE / "golden" / "features" / f"{case}.yml").read_text(encoding="utf-8"))
        for what in content["changes"]:
            change_file(root, what)
    known = models(root)
    originals = {path: read(path) for path in known}
    texts = hostile_texts(originals, known)
    hostile = rendered(root, texts, originals)
    calm = rendered(root, dict.fromkeys(texts, HARMLESS), originals)
    # devices are named in order, and their names are texts like any other
    for (name, text), harmless in zip(hostile.items(), calm.values(), strict=True):
        assert structure(text) == structure(harmless), name
    reached = [line for text in hostile.values() for line in text.split("\n") if "$(x)" in line]
    assert len(reached) >= 5, "nothing hostile was rendered: the comparison says nothing"
    assert len(texts) >= 50


def test_a_design_that_no_intent_made_is_looked_at_once_more() -> None:
    design = open_region(HERE.parent / "inventories", "henan/zhengzhou").design.devices[0]
    one_line(design)
    broken = design.model_copy(update={"system": design.system.model_copy(update={"hostname": "a\nundo vlan 1"})})
    with pytest.raises(BrokenLineError, match=r"system\.hostname"):
        templates(HERE.parent / "inventories").render(broken)
