"""What of a lock goes into a bundle, and that the lock is that of the tests."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from edugrid.bundle.item import Item
from edugrid.bundle.locked_pins import locked_pins
from edugrid.bundle.requirements import requirements
from edugrid.bundle.target import Target
from edugrid.bundle.wheel_facts import wheel_facts

REPOSITORY = Path(__file__).parents[3]
TARGET = Target("Linux", "x86_64", ((3, 11),))
LOCK = """\
ansible-core==2.19.14 ; python_full_version < '3.12' \\
    --hash=sha256:aa \\
    --hash=sha256:ab
    # via edugrid (pyproject.toml)
ansible-core==2.21.5 ; python_full_version >= '3.12' \\
    --hash=sha256:ba
async-timeout==5.0.1 ; python_full_version < '3.11.3' \\
    --hash=sha256:ca
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:da
grpcio==1.85.1 \\
    --hash=sha256:ea
"""


@pytest.mark.parametrize(
    ("python", "expected"),
    [
        ((3, 11), ["ansible-core==2.19.14", "async-timeout==5.0.1", "grpcio==1.85.1"]),
        ((3, 12), ["ansible-core==2.21.5", "grpcio==1.85.1"]),
    ],
)
def test_pins_of_one_python(python: tuple[int, int], expected: list[str]) -> None:
    pins = locked_pins(LOCK, TARGET, python)
    assert [pin.requirement for pin in pins] == expected
    assert pins[0].line().startswith(f"{expected[0]} --hash=sha256:")


def test_every_hash_of_a_pin_is_kept() -> None:
    assert locked_pins(LOCK, TARGET, (3, 11))[0].hashes == ("sha256:aa", "sha256:ab")


def wheel(folder: Path, name: str, version: str, *headers: str) -> Path:
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as file:
        text = "\n".join(("Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *headers, "", "text"))
        file.writestr(f"{name}-{version}.dist-info/METADATA", text)
    return path


def test_requirements_have_the_hashes_of_the_files_and_the_markers_of_the_lock(tmp_path: Path) -> None:
    paths = [wheel(tmp_path, "Async_Timeout", "5.0.1"), wheel(tmp_path, "edugrid", "9"), wheel(tmp_path, "grpcio", "1")]
    wheels = {Item(f"wheels/{path.name}", path): wheel_facts(path) for path in paths}
    lock = "async-timeout==5.0.1 ; python_full_version < '3.11.3' \\\n    --hash=sha256:of-the-source\ngrpcio==1 \\\n    --hash=sha256:x\n"
    lines = requirements(locked_pins(lock, TARGET, (3, 11)), wheels).splitlines()
    digests = [item.sha256 for item in wheels]
    assert lines == [
        f'async-timeout==5.0.1 ; python_full_version < "3.11.3" --hash=sha256:{digests[0]}',
        f"edugrid==9 --hash=sha256:{digests[1]}",
        f"grpcio==1 --hash=sha256:{digests[2]}",
    ]


@pytest.mark.parametrize(
    ("headers", "licence", "source"),
    [
        (("License-Expression: MIT", "Project-URL: Source, home:a"), "MIT", "home:a"),
        (("Classifier: License :: OSI Approved :: Apache Software License", "Home-page: home:b"), "Apache Software License", "home:b"),
        (("Classifier: License :: OSI Approved", "License: EPL v2"), "EPL v2", ""),
        ((), "", ""),
    ],
)  # fmt: skip
def test_licence_and_source_as_the_wheel_says(
    headers: tuple[str, ...], licence: str, source: str, tmp_path: Path
) -> None:
    facts = wheel_facts(wheel(tmp_path, "a", "1", *headers))
    assert (facts.name, facts.version, facts.licence, facts.source) == ("a", "1", licence, source)


def test_the_bundle_has_the_versions_that_are_tested() -> None:
    """``make lock`` writes both; a bundle must not hold what no test has seen."""
    tested, bundled = (
        {pin.requirement for pin in locked_pins((REPOSITORY / "locks" / name).read_text(), TARGET, (3, 11))}
        for name in ("dev.txt", "run.txt")
    )
    assert bundled - tested == set()
    assert len(bundled) > len(tested) / 2
