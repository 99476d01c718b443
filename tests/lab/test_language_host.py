"""The Python language host and the OpenStack plugin under the real engine; state in a temporary folder, no network."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from edugrid.toolchain.build import build_tools
from edugrid.toolchain.environment import pulumi_environment
from edugrid.toolchain.find import find_tools

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.engine

PATIENCE_S = 60  # a guard against hanging for ever, not a measure of speed

DYNAMIC = """
import pulumi, pulumi.dynamic as d
class P(d.ResourceProvider):
    def create(self, props): return d.CreateResult("id-1", {**props, "size": len(props["text"])})
class R(d.Resource):
    size: pulumi.Output[int]
    text: pulumi.Output[str]
    def __init__(self, name, text, opts=None): super().__init__(P(), name, {"text": text, "size": None}, opts)
"""

COMPONENTS = """
import pulumi
class C(pulumi.ComponentResource):
    def __init__(self, name): super().__init__("demo:x:C", name, {"word": name})
for name in ("good", "bad"): C(name)
"""

RULES = """
import pulumi
def check(args, report):
    if args.name == "bad":
        report("bad name in " + pulumi.get_project() + "/" + pulumi.get_stack()
               + " limit=" + str(pulumi.Config().get("limit")) + " dry=" + str(pulumi.runtime.is_dry_run()))
PolicyPack("edu", [ResourceValidationPolicy("names", "names must be good", check)],
           enforcement_level=EnforcementLevel.LEVEL)
"""

SLEEPER = "import time, pulumi\nprint('started', flush=True)\ntime.sleep(600)\n"


class Project:
    """One Pulumi project with one stack, and the processes that were started in its folder."""

    def __init__(self, folder: Path, env: dict[str, str], code: str) -> None:
        self.folder = folder
        self.env = env
        self.write("Pulumi.yaml", json.dumps({"name": "demo", "runtime": "python"}))
        self.write("__main__.py", code)
        self.pulumi("stack", "init", "dev")

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text))

    def pack(self, code: str, name: str = "pack") -> str:
        self.write(f"{name}/PulumiPolicy.yaml", json.dumps({"runtime": "python", "version": "1.0.0"}))
        self.write(f"{name}/__main__.py", "from pulumi_policy import *\n" + textwrap.dedent(code))
        return name

    def pulumi(self, *args: str, ok: bool = True) -> str:
        done = subprocess.run(
            ["pulumi", *args, "--non-interactive"],
            cwd=self.folder,
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=5 * PATIENCE_S,
            check=False,
        )
        assert (done.returncode == 0) is ok, done.stdout
        return done.stdout

    def begin(self, *args: str) -> subprocess.Popen[str]:
        """Start `pulumi preview` and wait until the program of the project runs."""
        process = subprocess.Popen(
            ["pulumi", "preview", "--non-interactive", *args],
            cwd=self.folder,
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        assert process.stdout
        assert any("started" in line for line in process.stdout)
        assert any("pulumi-language-python-exec" in line for line in self.alive().values())
        return process

    def alive(self) -> dict[int, str]:
        """Processes that run inside the project's folder: pid and command line."""
        found = {}
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if (process / "cwd").readlink().is_relative_to(self.folder):
                    found[int(process.name)] = (process / "cmdline").read_text().replace("\0", " ")
            except OSError:
                continue  # ended meanwhile, or not ours to look at
        return found

    def nothing_left(self) -> None:
        end = time.monotonic() + PATIENCE_S
        while self.alive() and time.monotonic() < end:
            time.sleep(0.1)
        assert self.alive() == {}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    build_tools(lambda _text, _done: None)
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PULUMI_", "OS_"))}
    return pulumi_environment(tmp_path_factory.mktemp("state"), {**clean, "NO_COLOR": "1"})


@pytest.fixture
def folder(environment: dict[str, str], tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    # the state is one folder for all tests, so the one stack's name must become free again
    subprocess.run(
        ["pulumi", "stack", "rm", "dev", "--force", "--yes", "--non-interactive"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=False,
    )


@pytest.fixture
def ours(environment: dict[str, str]) -> None:
    """For what an official language host words differently: these tests are about our own."""
    if find_tools(environment).language_host.source != "cache":
        pytest.skip("this machine has an official language host")


def test_config_secrets_and_outputs(environment: dict[str, str], folder: Path) -> None:
    project = Project(
        folder,
        environment,
        """
        import os, sys, pulumi
        from sibling import value
        c = pulumi.Config()
        assert pulumi.runtime.is_config_secret("demo:word")
        pulumi.export("plain", c.require("plain"))
        pulumi.export("word", c.require_secret("word"))
        pulumi.export("list", c.require_object("list"))
        pulumi.export("where", [pulumi.get_project(), pulumi.get_stack(), os.getcwd(), sys.executable, value])
        pulumi.log.warn("careful")
        """,
    )
    project.write("sibling.py", "value = 7")
    project.pulumi("config", "set", "plain", "a b=c 县")
    project.pulumi("config", "set", "--secret", "word", "hush-hush")
    project.pulumi("config", "set", "--path", "list[0]", "1")
    printed = project.pulumi("up", "--yes", "--skip-preview")
    assert "careful" in printed
    assert "hush-hush" not in printed
    outputs = json.loads(project.pulumi("stack", "output", "--json"))
    assert outputs["plain"] == "a b=c 县"
    assert outputs["word"] == "[secret]"
    assert outputs["list"] == [1]
    assert outputs["where"] == ["demo", "dev", str(folder), sys.executable, 7]
    assert "hush-hush" in project.pulumi("stack", "output", "--json", "--show-secrets")
    project.pulumi("preview", "--expect-no-changes")
    project.pulumi("refresh", "--yes")
    project.pulumi("destroy", "--yes")
    project.nothing_left()


def test_errors_of_the_program(environment: dict[str, str], folder: Path) -> None:
    project = Project(folder, environment, "import pulumi\ndef broken():\n    return {}['nothing']\nbroken()\n")
    printed = project.pulumi("preview", ok=False)
    assert "KeyError: 'nothing'" in printed
    assert "return {}['nothing']" in printed
    assert "runpy" not in printed  # only the user's own frames
    project.write("__main__.py", "import pulumi\npulumi.Output.from_input(1).apply(lambda x: x / 0)")
    assert "ZeroDivisionError" in project.pulumi("preview", ok=False)
    project.write("__main__.py", "def (")
    assert "SyntaxError" in project.pulumi("preview", ok=False)


def test_how_the_program_ended(environment: dict[str, str], folder: Path, ours: None) -> None:  # noqa: ARG001 - a fixture
    project = Project(folder, environment, "import sys; sys.exit(3)")
    assert "non-zero exit code: 3" in project.pulumi("preview", ok=False)
    project.write("__main__.py", "import os; os.kill(os.getpid(), 9)")
    assert "signal 9" in project.pulumi("preview", ok=False)


def test_virtual_environment_that_is_not_there(environment: dict[str, str], folder: Path, ours: None) -> None:  # noqa: ARG001 - a fixture
    project = Project(folder, environment, "import pulumi")
    runtime = {"name": "python", "options": {"virtualenv": "venv"}}
    project.write("Pulumi.yaml", json.dumps({"name": "demo", "runtime": runtime}))
    assert f"no virtual environment at {folder}/venv" in project.pulumi("preview", ok=False)


def test_advisory_and_mandatory_policies(environment: dict[str, str], folder: Path) -> None:
    project = Project(folder, environment, COMPONENTS)
    project.pulumi("config", "set", "limit", "12")
    pack = project.pack(RULES.replace("LEVEL", "ADVISORY"))
    printed = project.pulumi("preview", "--policy-pack", pack)
    assert "bad name in demo/dev limit=12 dry=True" in printed
    assert "[advisory]" in printed
    assert "dry=False" in project.pulumi("up", "--yes", "--skip-preview", "--policy-pack", pack)
    project.pack(RULES.replace("LEVEL", "MANDATORY"))
    assert "[mandatory]" in project.pulumi("preview", "--policy-pack", pack, ok=False)
    project.nothing_left()


def test_mandatory_policy_stops_up_before_the_resource_is_made(environment: dict[str, str], folder: Path) -> None:
    project = Project(folder, environment, DYNAMIC + "R('bad', 'x')\n")
    pack = project.pack(RULES.replace("LEVEL", "MANDATORY"))
    project.pulumi("up", "--yes", "--skip-preview", "--policy-pack", pack, ok=False)
    state = json.loads(project.pulumi("stack", "export"))
    assert "bad" not in [item["urn"].split("::")[-1] for item in state["deployment"].get("resources", [])]


def test_two_packs_remediation_and_stack_policy(environment: dict[str, str], folder: Path) -> None:
    project = Project(folder, environment, DYNAMIC + "pulumi.export('text', R('one', 'x').text)\n")
    first = project.pack(
        """
        def fix(args):
            if args.resource_type.startswith("pulumi-python:"):
                return {**args.props, "text": "remedied"}
        PolicyPack("a", [ResourceValidationPolicy("fix", "d", remediate=fix)],
                   enforcement_level=EnforcementLevel.REMEDIATE)
        """,
        name="a",
    )
    second = project.pack(
        """
        PolicyPack("b", [StackValidationPolicy("count", "d",
                   lambda args, report: report(f"{len(args.resources)} resources"))])
        """,
        name="b",
    )
    printed = project.pulumi("up", "--yes", "--skip-preview", "--policy-pack", first, "--policy-pack", second)
    assert "resources" in printed
    assert project.pulumi("stack", "output", "text").strip() == "remedied"


def test_pack_that_does_not_start(environment: dict[str, str], folder: Path, ours: None) -> None:  # noqa: ARG001 - a fixture
    project = Project(folder, environment, COMPONENTS)
    pack = project.pack("import no_such_module")
    printed = project.pulumi("preview", "--policy-pack", pack, ok=False)
    assert "No module named 'no_such_module'" in printed
    assert "did not start (exit status 1)" in printed
    project.pack("print('hello')")
    assert "must not print to stdout" in project.pulumi("preview", "--policy-pack", pack, ok=False)
    project.pack("")
    assert "did not start (exit status 0)" in project.pulumi("preview", "--policy-pack", pack, ok=False)
    project.nothing_left()


@pytest.mark.parametrize("with_pack", [False, True])
def test_interrupt_ends_it(environment: dict[str, str], folder: Path, *, with_pack: bool) -> None:
    project = Project(folder, environment, SLEEPER)
    pack = project.pack('PolicyPack("p", [StackValidationPolicy("s", "d", lambda a, r: None)])')
    with project.begin(*(["--policy-pack", pack] if with_pack else [])) as process:
        process.send_signal(signal.SIGINT)
        printed, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode != 0
    assert "Traceback" not in printed
    project.nothing_left()


def test_killed_engine_leaves_nothing_behind(environment: dict[str, str], folder: Path) -> None:
    project = Project(folder, environment, SLEEPER)
    pack = project.pack('PolicyPack("p", [StackValidationPolicy("s", "d", lambda a, r: None)])')
    with project.begin("--policy-pack", pack) as process:
        process.kill()
    project.nothing_left()


def test_killed_host_ends_the_engine(environment: dict[str, str], folder: Path, ours: None) -> None:  # noqa: ARG001 - a fixture
    project = Project(folder, environment, SLEEPER)
    library = find_tools(environment).language_host.path
    assert library
    with project.begin() as process:
        hosts = [pid for pid, line in project.alive().items() if f"{library.parent.parent}/lib " in line]
        assert hosts
        for pid in hosts:
            os.kill(pid, signal.SIGKILL)
        process.communicate(timeout=PATIENCE_S)
    assert process.returncode != 0
    project.nothing_left()


def test_openstack_plugin_serves_the_python_package(environment: dict[str, str], folder: Path) -> None:
    """Preview against a cloud that is not there: schema, tokens and names, without any request."""
    project = Project(
        folder,
        {**environment, "OS_AUTH_URL": "http://127.0.0.1:9/v3"},
        """
        import pulumi_openstack as openstack
        network = openstack.networking.Network("campus", admin_state_up=True)
        openstack.networking.Subnet("v6", network_id=network.id, cidr="2001:db8::/64", ip_version=6)
        openstack.blockstorage.QuoteSetV3("volumes", project_id="p", volumes=3, gigabytes=30)
        """,
    )
    steps = json.loads(project.pulumi("preview", "--json"))
    new = {
        step["newState"]["type"]: step["newState"].get("inputs", {}) for step in steps["steps"] if "newState" in step
    }
    assert new["openstack:networking/network:Network"]["name"].startswith("campus-")
    assert new["openstack:networking/subnet:Subnet"]["ipVersion"] == 6
    assert new["openstack:blockstorage/quoteSetV3:QuoteSetV3"]["gigabytes"] == 30
    assert "warning" not in project.pulumi("preview")
    project.nothing_left()


def test_automation_api(environment: dict[str, str], folder: Path) -> None:
    project = Project(folder, environment, "import pulumi; pulumi.export('a', pulumi.Config().require('k'))")
    script = """
        import sys, pulumi
        from pulumi import automation as auto
        stack = auto.select_stack("dev", work_dir=sys.argv[1])
        stack.set_config("k", auto.ConfigValue("v", secret=True))
        print(stack.up().outputs["a"].value)
        inline = auto.create_or_select_stack("dev", project_name="inline", program=lambda: pulumi.export("b", 2))
        print(inline.up(policy_packs=[sys.argv[1] + "/pack"]).outputs["b"].value)
        inline.workspace.remove_stack("dev", force=True)
        """
    project.pack('PolicyPack("p", [StackValidationPolicy("s", "d", lambda a, r: r("seen"))])')
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["v", "2"], done.stderr
