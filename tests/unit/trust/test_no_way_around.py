"""Whatever calls a function that touches a device or a cloud asks first who may, and writes it down first."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PRODUCT = Path(__file__).parents[3] / "edugrid"
TOUCHES = {
    "edugrid.rollout.apply.apply_devices",
    "edugrid.rollout.resume.resume",
    "edugrid.rollout.rollback.rollback",
    "edugrid.rollout.reboot.reboot",
    "edugrid.rollout.rotate_key.rotate_key",
    "edugrid.rollout.rotate_password.rotate_password",
    "edugrid.cloud.surge.apply_windows.apply_windows",
    "edugrid.cloud.stack.restore",
    "edugrid.cloud.stack.take_back",
    "edugrid.cli.cloud_works.cloud_works",
    "edugrid.cli.block_common.tell_routers",
}
ASKS = {
    "permit_plan",
    "permit_queued",
    "permit_work",
    "permit_standing",
    "permit_rollback",
    "refuse_without_plan",
    "rotate_login",
}
WRITES = {"noting", "begin", "rotate_login"}
# they look, and write a plan file
LOOKERS = {"edugrid.cli.plan", "edugrid.cli.drift_fix"}


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.fixture(scope="module")
def modules() -> dict[str, set[str]]:
    """What each module of the command line imports, by name."""
    found = (
        path for room in ("cli", "demo", "notify", "schedule", "report") for path in (PRODUCT / room).rglob("*.py")
    )
    return {
        ".".join(("edugrid", *path.relative_to(PRODUCT).with_suffix("").parts)): set(_imports(path)) for path in found
    }


def _does(name: str, what: set[str], modules: dict[str, set[str]]) -> bool:
    """It uses one of ``what`` itself, or everything that imports it does."""
    if {one.rpartition(".")[2] for one in modules[name]} & what:
        return True
    users = [other for other, imports in modules.items() if any(one.rpartition(".")[0] == name for one in imports)]
    return bool(users) and all(_does(user, what, modules) for user in users)


def test_everything_that_touches_asks_and_writes(modules: dict[str, set[str]]) -> None:
    touching = {name for name, imports in modules.items() if imports & TOUCHES}
    assert len(touching) >= 10
    for what in (ASKS, WRITES):
        assert [name for name in sorted(touching - LOOKERS) if not _does(name, what, modules)] == []
    (other,) = [path for path in PRODUCT.rglob("*.py") if "import enforce\n" in path.read_text(encoding="utf-8")]
    assert other.name == "block_common.py", "the routers have one door"


def test_the_functions_are_there() -> None:
    for name in TOUCHES - {"edugrid.cloud.stack.restore", "edugrid.cloud.stack.take_back"}:
        module, _, function = name.rpartition(".")
        path = PRODUCT.parent / (module.replace(".", "/") + ".py")
        assert f"def {function}(" in path.read_text(encoding="utf-8")
    exported = set(_imports(PRODUCT / "cloud/stack/__init__.py"))
    assert {one.rpartition(".")[2] for one in exported} >= {"restore", "take_back"}
