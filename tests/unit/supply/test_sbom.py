"""The bill of materials: by the format's own schema, the same bytes each time, and nothing of the locks left out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from edugrid.bundle.item import Item
from edugrid.bundle.locked_pins import locked_pins
from edugrid.bundle.sbom_item import sbom_item
from edugrid.bundle.target import Target
from edugrid.bundle.wheel_facts import WheelFacts
from edugrid.cli.app import run
from edugrid.supply.go_pieces import go_pieces
from edugrid.supply.pieces import LAB, RUN, pieces
from edugrid.supply.sbom import sbom
from edugrid.toolchain.part import ENGINE
from edugrid.toolchain.versions import ENGINE_VERSION

if TYPE_CHECKING:
    import pytest

REPOSITORY = Path(__file__).parents[3]
TARGET = Target("Linux", "x86_64", ((sys.version_info[0], sys.version_info[1]),))


def components(text: str) -> dict[str, dict[str, Any]]:
    return {one["bom-ref"]: one for one in json.loads(text)["components"]}


def test_it_is_as_the_schema_says_and_names_every_pin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "folder" / "sbom.json"
    assert run(["sbom", "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"{out}\n"
    text = out.read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    wrong = json.dumps(
        json.loads(text) | {"components": [{"name": "a", "type": "library", "hashes": [{"alg": "SHA-257"}]}]}
    )
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(wrong) is not None
    found = components(text)
    pins = locked_pins((REPOSITORY / RUN).read_text(encoding="utf-8"), TARGET, TARGET.pythons[0])
    assert {ref for ref in found if ref.startswith("pypi/")} == {
        f"pypi/{pin.requirement.replace('==', '@')}" for pin in pins
    }
    for pin in pins:
        component = found[f"pypi/{pin.requirement.replace('==', '@')}"]
        assert {f"sha256:{one['content']}" for one in component["hashes"]} == set(pin.hashes)
        assert component["licenses"], component["name"]  # every package of the environment says its licence
    assert found["pypi/jinja2@3.1.6"]["purl"] == "pkg:pypi/jinja2@3.1.6"
    assert found["deb/frr"]["scope"] == "excluded"
    assert found["program/pulumi@" + ENGINE_VERSION]["type"] == "application"


def test_the_same_locks_give_the_same_bytes() -> None:
    lab, again = (sbom(pieces((RUN, LAB), TARGET), TARGET.name) for _ in range(2))
    assert lab == again
    assert "timestamp" not in json.loads(lab)["metadata"]
    nova = components(lab)["pypi/nova@34.0.0"]
    assert "licenses" not in nova  # it is not installed here: nothing is guessed
    assert {prop["name"] for prop in nova["properties"]} == {"edugrid:used-by", "edugrid:licence"}


def test_go_modules_with_their_sums_and_replacements(tmp_path: Path) -> None:
    (tmp_path / "go.mod").write_text(
        "module edugrid/x\n\ngo 1.25.11\n\nrequire example.org/one v1.2.3\n\nrequire (\n\texample.org/two v0.0.0-2024 // indirect\n"
        "\texample.org/old v1.0.0\n)\n\nreplace example.org/old => example.org/new v1.0.1\n",
        encoding="utf-8",
    )
    (tmp_path / "go.sum").write_text(
        "example.org/one v1.2.3 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=\n"
        "example.org/one v1.2.3/go.mod h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAI=\n",
        encoding="utf-8",
    )
    found = {piece.name: (piece.version, piece.hashes) for piece in go_pieces(tmp_path)}
    assert found == {
        "example.org/one": ("v1.2.3", ("00" * 31 + "01",)),
        "example.org/two": ("v0.0.0-2024", ()),
        "example.org/new": ("v1.0.1", ()),
    }


def test_every_module_of_the_toolchain_has_its_sum() -> None:
    for name in ("engine", "provider"):
        folder = REPOSITORY / "toolchain" / name
        found = go_pieces(folder)
        lines = (folder / "go.mod").read_text(encoding="utf-8").splitlines()
        assert len(found) == len(
            [line for line in lines if line.startswith("\t") and "=>" not in line and " v" in line]
        )
        assert [piece.name for piece in found if not piece.hashes] == []


def test_a_bundle_says_the_digests_of_its_own_files() -> None:
    wheel = Item("wheels/jinja2.whl", b"wheel")
    tool = Item(f"toolchain/engine-1/{ENGINE.product}", b"engine", executable=True)
    facts = WheelFacts("Jinja2", "3.1.6", "BSD-3-Clause", "", 1)
    made = sbom_item({wheel: facts}, [tool], TARGET, lab=False)
    assert made.name == "sbom.cdx.json"
    assert isinstance(made.content, bytes)
    found = components(made.content.decode())
    assert [one["content"] for one in found["pypi/jinja2@3.1.6"]["hashes"]] == [wheel.sha256]
    assert found["pypi/jinja2@3.1.6"]["licenses"] == [{"license": {"id": "BSD-3-Clause"}}]
    assert [one["content"] for one in found[f"program/pulumi@{ENGINE_VERSION}"]["hashes"]] == [tool.sha256]
