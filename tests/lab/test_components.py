"""Every component alone, by the example of its docstring: real engine, real OpenStack services (the hypervisor is simulated)."""

import importlib
import inspect
import json
import pkgutil
import re
import subprocess
import textwrap
from pathlib import Path

import pytest

import edugrid.cloud.components
from edugrid.cloud.components.component import Component
from edugrid.cloud.tenancy import Tenancy
from edugrid.lab.openstack import Endpoint
from edugrid.toolchain.environment import pulumi_environment

pytestmark = [pytest.mark.lab, pytest.mark.engine]

ROOT = Path(__file__).parents[2] / "inventories"
PATIENCE_SECONDS = 900


def components() -> list[type[Component]]:
    """Every public component of the package."""
    package = edugrid.cloud.components
    modules = [
        importlib.import_module(f"{package.__name__}.{module.name}")
        for module in pkgutil.iter_modules(package.__path__)
    ]
    found = {kind for module in modules for kind in vars(module).values() if inspect.isclass(kind)}
    return sorted(
        (kind for kind in found if issubclass(kind, Component) and kind is not Component),
        key=lambda kind: kind.__name__,
    )


def example(component: type[Component]) -> str:
    """The program in the docstring."""
    text = inspect.cleandoc(component.__doc__ or "")
    _, found, program = text.partition("Example::\n")
    assert found, f"{component.__name__} has no example"
    return textwrap.dedent(program)


class Program:
    """A Pulumi project of somebody else's, outside of the repository."""

    def __init__(self, folder: Path, code: str, clouds_yaml: Path) -> None:
        self.folder = folder
        (folder / "Pulumi.yaml").write_text(json.dumps({"name": "theirs", "runtime": "python"}), encoding="utf-8")
        (folder / "__main__.py").write_text(code, encoding="utf-8")
        (folder / "inventories").symlink_to(ROOT)
        self.env = pulumi_environment(folder / "state") | {"OS_CLIENT_CONFIG_FILE": str(clouds_yaml)}
        self.pulumi("stack", "init", "dev")

    def pulumi(self, *arguments: str) -> str:
        done = subprocess.run(
            ["pulumi", *arguments, "--non-interactive"],
            cwd=self.folder,
            env=self.env,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout


def test_there_is_one_for_each_part() -> None:
    names = {component.__name__ for component in components()}
    assert names == {
        "AddressPlan",
        "Application",
        "Balancer",
        "Credential",
        "DnsZone",
        "Network",
        "NfvEdge",
        "Project",
        "Qos",
        "Router",
        "Routes",
        "SecurityGroup",
        "Server",
        "VpnEnd",
    }


@pytest.mark.parametrize("component", components(), ids=lambda kind: kind.__name__)
def test_the_example_runs_and_settles(component: type[Component], openstack_lab: Endpoint, tmp_path: Path) -> None:
    code = example(component)
    program = Program(tmp_path, code, openstack_lab.clouds_yaml)
    try:
        program.pulumi("up", "--yes", "--skip-preview", "--parallel", "10")
        state = json.loads(program.pulumi("stack", "export"))["deployment"]["resources"]
        made = [item for item in state if item["type"] == f"edugrid:cloud:{component.__name__}"]
        assert len(made) == len(re.findall(rf"\b{component.__name__}\(", code))
        urns = {item["urn"] for item in made}
        assert [item for item in state if item.get("parent") in urns], "it makes nothing"
        program.pulumi("preview", "--refresh", "--expect-no-changes", "--parallel", "10")
        if component.__name__ in {"Credential", "VpnEnd"}:
            shown = program.pulumi("stack", "output") + json.dumps(state)
            assert "not-a-real-key" not in shown
            assert '"secret":{"4dabf18193072939515e22adb298388d"' in json.dumps(state).replace(" ", "") or (
                component.__name__ == "VpnEnd"
            )
    finally:
        program.pulumi("destroy", "--yes", "--skip-preview", "--parallel", "10")


def test_the_whole_tenancy_in_somebody_elses_program(openstack_lab: Endpoint, tmp_path: Path) -> None:
    program = Program(tmp_path, example(Tenancy), openstack_lab.clouds_yaml)
    assert "edugrid:cloud:Tenancy" in program.pulumi("preview", "--parallel", "10")
