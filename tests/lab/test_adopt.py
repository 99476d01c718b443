"""A project that a script filled is taken over as it is: real engine, real OpenStack (the hypervisor is simulated).

The tests are one story and run in order: each begins where the one before it ended.
"""

import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brownfield
import pytest
from ruamel.yaml import YAML

from edugrid.cli.app import run as edugrid
from edugrid.cloud.adopt.read_project import ReadProject, read_project
from edugrid.cloud.connect import connect
from edugrid.cloud.live import project_id
from edugrid.cloud.observe import observe
from edugrid.cloud.stack import apply_plan, destroy, preview, up
from edugrid.intent.moment import moment
from edugrid.lab.openstack import Endpoint
from edugrid.rollout.plan_file import CloudPlan
from edugrid.toolchain.environment import pulumi_environment

pytestmark = [pytest.mark.lab, pytest.mark.engine]

REPOSITORY = Path(__file__).parents[2]
CITY = "henan/zhengzhou"
ADOPTED = Path("inventories/henan/zhengzhou/adopted/gov-old-portal.yml")
ROOT, STATE = Path("inventories"), Path("state")


@pytest.fixture(scope="module", autouse=True)
def repository(openstack_lab: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A region of one cloud without applications, in a folder of its own, and the old project."""
    folder = tmp_path_factory.mktemp("adopt")
    for name in ("Pulumi.yaml", "stacks", "policies", "inventories"):
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    _make_small(folder / "inventories/henan/zhengzhou")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("OS_CLIENT_CONFIG_FILE", str(openstack_lab.clouds_yaml))
        for name in ("EDUGRID_INVENTORIES", "PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE_FILE", "EDUGRID_LANG"):
            patch.delenv(name, raising=False)
        patch.setenv("EDUGRID_STATE", str(folder / "state"))
        try:
            brownfield.fill(connect("gov"))
            yield folder
            ADOPTED.unlink(missing_ok=True)
            if project_id(connect("gov"), "edu-zhengzhou"):
                destroy(CITY, ROOT, STATE, remove_unmanaged=True)
        finally:
            brownfield.clear(connect("gov"))


def _make_small(city: Path) -> None:
    yaml = YAML()
    body = yaml.load(city / "city.yml")
    body["clouds"] = [cloud for cloud in body["clouds"] if cloud["name"] == "gov"]
    for key in ("applications", "interconnects", "dns"):
        body.pop(key, None)
    yaml.dump(body, city / "city.yml")
    for register in (city / "registers").glob("*.csv"):
        register.write_text(register.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    (city / "placement.yml").unlink(missing_ok=True)
    for county in city.glob("*/county.yml"):
        file = yaml.load(county)
        file.pop("nfv_edge", None)
        file.pop("data_centres", None)
        yaml.dump(file, county)


def there() -> ReadProject:
    return read_project("gov", brownfield.PROJECT, moment().date())


def steps(plan: CloudPlan) -> Counter[str]:
    """Operations on the adopted project's own objects."""
    return Counter(step.op for step in plan.steps if "old-portal-" in step.name)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = edugrid(list(arguments))
    seen = capsys.readouterr()
    return code, seen.out + seen.err


def test_the_proposal_names_what_it_keeps_and_what_it_cannot(capsys: pytest.CaptureFixture[str]) -> None:
    found = there()
    assert len(found.resources) >= 60
    where = ("--cloud", "gov", "--project", "old-portal", "--out", "proposal", "--write", "--approver", "王主任")
    code, text = run(capsys, "cloud", "import", CITY, *where)
    assert code == 0
    assert f"{len(found.resources)} objects can be kept as they are" in text
    assert {item.kind for item in found.unexpressed} == {"trunk", "port", "image", "snapshot"}
    for item in found.unexpressed:
        assert item.show("en") in text
    assert "! it breaks policies today: ipv6-on-every-network, mandatory-tags, no-open-management-port" in text
    assert len(json.loads(Path("proposal/gov-old-portal.import.json").read_text())["resources"]) == len(found.resources)


def test_what_people_must_say_is_asked_for_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = run(capsys, "validate", CITY)
    assert code == 2
    lines = ADOPTED.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip() in {"owner: ''", "data_class: ''"}:
            assert f"{ADOPTED}:{number} " in text
    filled = (
        "\n".join(lines).replace("owner: ''", "owner: 郑州市教育局").replace("data_class: ''", "data_class: internal")
    )
    ADOPTED.write_text(filled + "\n", encoding="utf-8")
    assert run(capsys, "validate", CITY)[0] == 0


def test_the_import_file_is_taken_by_plain_pulumi(repository: Path) -> None:
    folder = repository / "plain"
    folder.mkdir()
    (folder / "Pulumi.yaml").write_text("name: plain\nruntime: python\n", encoding="utf-8")
    (folder / "__main__.py").write_text("", encoding="utf-8")
    entry = YAML(typ="safe").load(Path(os.environ["OS_CLIENT_CONFIG_FILE"]))["clouds"]["gov"]
    clouds = {"clouds": {"old": {**entry, "auth": {**entry["auth"], "project_name": "old-portal"}}}}
    YAML(typ="safe").dump(clouds, folder / "clouds.yaml")
    environment = pulumi_environment(folder / "state") | {
        "OS_CLIENT_CONFIG_FILE": str(folder / "clouds.yaml"),
        "OS_CLOUD": "old",
    }
    file = repository / "proposal/gov-old-portal.import.json"
    for arguments in (
        ["stack", "init", "plain"],
        ["import", "--file", str(file), "--yes", "--skip-preview", "--protect=false", "--generate-code=false"],
    ):
        done = subprocess.run(
            ["pulumi", *arguments, "--non-interactive"],
            env=environment,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert f"= {len(there().resources)} imported" in done.stdout


def test_adopting_makes_nothing_anew(repository: Path) -> None:
    assert repository
    before = there()
    plan = preview(CITY, ROOT, STATE)
    assert not steps(plan).keys() & {"create", "replace", "delete", "create-replacement", "delete-replaced"}
    assert steps(plan)["import"] == len(before.resources)
    apply_plan(plan, ROOT, STATE)
    assert there().resources == before.resources
    assert not preview(CITY, ROOT, STATE).steps
    assert not [record for record in observe(CITY, ROOT, STATE) if record.kind != "unmanaged"]


def test_tags_come_when_they_are_asked_for(repository: Path) -> None:
    assert repository
    ids = [item.id for item in there().resources]
    text = ADOPTED.read_text(encoding="utf-8")
    ADOPTED.write_text(text.replace("tags: later", "tags: now"), encoding="utf-8")
    plan = preview(CITY, ROOT, STATE)
    assert steps(plan) == {"update": 7}
    assert {change.split(": ")[0] for step in plan.steps for change in step.changes} == {"metadata"}
    up(CITY, ROOT, STATE)
    assert [item.id for item in there().resources] == ids
    servers = [item for item in there().resources if item.kind == "server"]
    assert {item.properties["metadata"]["owner"] for item in servers} == {"郑州市教育局"}
    assert next(item for item in servers if item.label == "server.web00").properties["metadata"]["made"] == "2019"


def test_what_is_deleted_by_hand_is_missing_and_made_again(repository: Path) -> None:
    assert repository
    gov: Any = connect("gov")
    rule = next(item for item in there().resources if item.label.endswith("web-ingress-ipv4-tcp-443-10-0-0-0-8"))
    gov.network.delete_security_group_rule(rule.id)
    found = [record for record in observe(CITY, ROOT, STATE) if record.kind != "unmanaged"]
    assert [(record.kind, record.path[0]) for record in found] == [("missing", "security_group_rule")]
    up(CITY, ROOT, STATE)
    assert not preview(CITY, ROOT, STATE).steps


def test_given_back_means_forgotten_not_deleted(repository: Path) -> None:
    assert repository
    before = there()
    ADOPTED.unlink()
    plan = preview(CITY, ROOT, STATE)
    assert steps(plan) == {"forget": len(before.resources)}
    apply_plan(plan, ROOT, STATE)
    assert [item.id for item in there().resources] == [item.id for item in before.resources]
    assert not preview(CITY, ROOT, STATE).steps
