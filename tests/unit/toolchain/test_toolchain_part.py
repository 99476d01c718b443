from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from edugrid.resources import resource
from edugrid.toolchain.part import ENGINE, LANGUAGE_HOST, PARTS, PROVIDER
from edugrid.toolchain.versions import ENGINE_VERSION, PROVIDER_VERSION


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resource("toolchain"), tmp_path / "toolchain"))


def keys(sources: Path) -> dict[str, str]:
    return {part.name: part.key(sources) for part in PARTS}


@pytest.mark.parametrize(
    ("changed", "parts"),
    [
        ("engine/go.sum", {ENGINE.name, LANGUAGE_HOST.name}),  # the host takes two scripts from the engine's SDK
        ("engine/go.mod", {ENGINE.name, LANGUAGE_HOST.name}),
        ("provider/go.sum", {PROVIDER.name}),
        ("provider/mapping/tokens.json", {PROVIDER.name}),
        ("provider/cmd/pulumi-resource-openstack/main.go", {PROVIDER.name}),
        ("language_host/edugrid_language_host/service.py", {LANGUAGE_HOST.name}),
        ("README.md", set()),
    ],
)
def test_key_follows_the_content(sources: Path, changed: str, parts: set[str]) -> None:
    before = keys(sources)
    file = sources / changed
    file.write_text((file.read_text() if file.exists() else "") + "\n")
    after = keys(sources)
    assert {name for name in before if before[name] != after[name]} == parts


def test_key_follows_names(sources: Path) -> None:
    before = keys(sources)
    mapping = sources / "provider" / "mapping"
    (mapping / "mapping.go").rename(mapping / "other.go")
    assert keys(sources)[PROVIDER.name] != before[PROVIDER.name]


def test_what_a_build_generates_does_not_change_the_key(sources: Path) -> None:
    before = keys(sources)
    (sources / "provider" / "cmd" / "pulumi-resource-openstack" / "schema.json").write_text("{}")
    compiled = sources / "language_host" / "edugrid_language_host" / "__pycache__"
    compiled.mkdir(exist_ok=True)
    (compiled / "service.cpython-311.pyc").write_bytes(b"x")
    assert keys(sources) == before


def test_key_does_not_depend_on_the_place(sources: Path) -> None:
    assert keys(sources) == keys(resource("toolchain"))


def test_versions_are_those_of_the_sources() -> None:
    engine = (resource("toolchain") / "engine" / "go.mod").read_text()
    for module in ("pkg", "sdk"):
        assert f"github.com/pulumi/pulumi/{module}/v3 v{ENGINE_VERSION}\n" in engine.replace(" // indirect", "")
    mapping = (resource("toolchain") / "provider" / "mapping" / "mapping.go").read_text()
    assert f'Version = "{PROVIDER_VERSION}"' in mapping
