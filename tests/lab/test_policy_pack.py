"""The policy pack under the real engine and the real OpenStack plugin; a preview of new resources asks no cloud."""

import json
import os
import re
import shutil
import subprocess
import textwrap
from pathlib import Path

import pytest
from changed_files import change_file

from edugrid.cloud.policy import REGISTER_RULES, RESOURCE_RULES, STACK_RULES
from edugrid.toolchain.build import build_tools
from edugrid.toolchain.environment import pulumi_environment

pytestmark = pytest.mark.engine

REPOSITORY = Path(__file__).parents[2]
BROKEN = re.compile(r"\[(mandatory|advisory)\]\s+(\S+)\s+(?:\((?:\S+): (\S+)\)|\(.*\))?")

PROGRAM = """
import pulumi, pulumi_openstack as os
provider = os.Provider("nowhere", auth_url="http://127.0.0.1:9/v3", user_name="u", password="p", tenant_name="t")
opts = pulumi.ResourceOptions(provider=provider)
TAGS = {"owner": "局", "data_class": "minors", "protection_level": "2"}
SECRET = TAGS | {"protection_level": "3"}

def network(name, families=(4, 6)):
    net = os.networking.Network(name, name=f"edu-{name}", opts=opts)
    for family in families:
        cidr = {4: "10.0.0.0/24", 6: "3fff:410::/64"}[family]
        os.networking.Subnet(f"{name}-v{family}", name=f"edu-{name}-v{family}", network_id=net.id, ip_version=family,
                             cidr=cidr, opts=opts)
    return net

def server(key, net, name=None, flavor="edu.small", image="edu-linux-12", tags=TAGS):
    port = os.networking.Port(f"{key}-port", name=f"edu-{key}", network_id=net.id, opts=opts)
    os.compute.Instance(key, name=name or f"edu-{key}", flavor_name=flavor, image_name=image, metadata=tags,
                        networks=[{"port": port.id}], opts=opts)

def volume(key, kind=None, tags=TAGS):
    os.blockstorage.Volume(key, name=f"edu-{key}", size=10, volume_type=kind, metadata=tags, opts=opts)

def rule(key, port, source):
    os.networking.SecGroupRule(key, direction="ingress", ethertype="IPv4", protocol="tcp", port_range_min=port,
                               port_range_max=port, remote_ip_prefix=source, security_group_id="sg", opts=opts)

apps, secure = network("apps"), network("secure")
server("good", apps)
server("good-secret", secure, tags=SECRET)
volume("good-data")
volume("good-secret-data", "edu-encrypted", SECRET)
rule("good-rule", 443, "10.0.0.0/8")
"""
WRONG = """
network("no-v6", (4,))
server("bad-name", apps, name="Server_1")
server("bad-tags", apps, tags={"owner": "局"})
server("bad-flavor", apps, flavor="m1.huge")
server("bad-image", apps, image="win2008")
server("bad-neighbour", apps, tags=SECRET)
volume("bad-volume", "edu-standard", SECRET)
os.networking.Subnet("bad-place", name="edu-bad-place", network_id=apps.id, ip_version=4, cidr="172.30.8.0/25", opts=opts)
os.dns.RecordSet("bad-record", name="old.edu.example.", zone_id="z", type="A", records=["172.30.8.9"], opts=opts)
rule("bad-rule", 8080, "10.0.0.0/8")
rule("bad-ssh", 22, "0.0.0.0/0")
"""
EXPECTED = {
    ("ipv6-on-every-network", "no-v6"),
    ("names", "bad-name"),
    ("mandatory-tags", "bad-tags"),
    ("approved-flavors", "bad-flavor"),
    ("approved-images", "bad-image"),
    ("frozen-site", "bad-place"),
    ("frozen-site", "bad-record"),
    ("level3-network", "bad-neighbour"),
    ("level3-encryption", "bad-volume"),
    ("whitelist-only-ingress", "bad-rule"),
    ("whitelist-only-ingress", "bad-ssh"),
    ("no-open-management-port", "bad-ssh"),
}
INTENT = [
    {"replace": "quota: {cores: 32, ram_gib: 64,", "by": "allotment: {cores: 1}\n    quota: {cores: 32, ram_gib: 3,"},
    {"replace": "    log_days: 180\n    profile: identity\n", "by": ""},
    {"replace": "name: roster\n    cloud: gov", "by": "name: roster"},
]
RECORD = "applications:\n  roster: {cloud: telecom, since: 2026-01-05T09:00:00+08:00}\n"
EXCEPTIONS = """\
id,rule,where,reason,approver,until
EX-1,level3-logs,identity,日志平台扩容,李局长,2027-03-31
EX-2,placement,roster,迁移排期,李局长,2027-06-30
EX-3,quota,telecom,扩容合同办理中,李局长,2027-03-01
EX-4,capacity-approval,henan/*/telecom,审批办理中,李局长,2027-04-30
EX-5,names,*,已过期,李局长,2027-02-28
"""


class Project:
    """A project of somebody else, who uses the pack and not edugrid's components."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self.folder, self.env = folder, env
        folder.mkdir(exist_ok=True)
        text = json.dumps({"name": "someone", "runtime": "python"})
        (folder / "Pulumi.yaml").write_text(text, encoding="utf-8")
        self.run("stack", "init", "dev")
        self.run("config", "set", "edugrid:region", "henan/zhengzhou")
        self.inventories = shutil.copytree(REPOSITORY / "inventories", folder / "inventories")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["pulumi", *arguments, "--non-interactive"],
            cwd=self.folder,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )

    def preview(self, program: str) -> tuple[int, set[tuple[str, str]], str]:
        """Exit code, broken policies with their resources, and all that was said."""
        (self.folder / "__main__.py").write_text(textwrap.dedent(program), encoding="utf-8")
        done = self.run("preview", "--policy-pack", str(REPOSITORY / "policies"))
        said = done.stdout + done.stderr
        found = {(m[2], m[3] or "") for line in said.splitlines() if (m := BROKEN.search(line)) and m[1] == "mandatory"}
        return done.returncode, found, said


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    build_tools(lambda _text, _done: None)
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PULUMI_", "OS_", "EDUGRID_"))}
    more = {"NO_COLOR": "1", "EDUGRID_AT": "2027-03-01", "EDUGRID_LANG": "en"}
    return Project(
        tmp_path_factory.mktemp("project"), pulumi_environment(tmp_path_factory.mktemp("state"), clean | more)
    )


def test_a_good_program_passes(project: Project) -> None:
    code, found, said = project.preview(PROGRAM)
    assert found == set(), said
    assert code == 0, said


def test_each_wrong_resource_breaks_its_policy_and_no_other(project: Project) -> None:
    code, found, said = project.preview(PROGRAM + WRONG)
    assert code != 0
    assert {rule for rule, _ in EXPECTED} == {*RESOURCE_RULES, *REGISTER_RULES, *STACK_RULES}
    resource = {item for item in found if item[0] in {*RESOURCE_RULES, *REGISTER_RULES}}
    assert resource == {item for item in EXPECTED if item[0] not in STACK_RULES}, said
    assert {rule for rule, _ in found} == {rule for rule, _ in EXPECTED}, said
    assert "no-v6: the network has no IPv6 subnet" in said
    assert "bad-neighbour: shares the network apps with" in said


def change_intent(project: Project, exceptions: str | None) -> None:
    shutil.rmtree(project.inventories)
    shutil.copytree(REPOSITORY / "inventories", project.inventories)
    for what in INTENT:
        change_file(project.inventories, {"file": "henan/zhengzhou/city.yml", **what})
    change_file(project.inventories, {"file": "henan/zhengzhou/placement.yml", "write": RECORD})
    if exceptions:
        change_file(project.inventories, {"file": "henan/zhengzhou/registers/exceptions.csv", "write": exceptions})


def test_a_wrong_intent_breaks_its_policies(project: Project) -> None:
    change_intent(project, None)
    code, found, said = project.preview(PROGRAM)
    assert code != 0
    assert {rule for rule, _ in found} == {"capacity-approval", "quota", "level3-logs", "placement"}, said


def test_dated_exceptions_let_it_pass_and_are_shown(project: Project) -> None:
    change_intent(project, EXCEPTIONS)
    code, found, said = project.preview(PROGRAM)
    assert found == set(), said
    assert code == 0, said
    for text in ("excepted until 2027-03-31 (EX-1, 李局长", "EX-2", "EX-3", "EX-4"):
        assert text in said, said
    assert "EX-5" not in said


def test_an_exception_that_has_ended_does_not_help(project: Project) -> None:
    change_intent(project, EXCEPTIONS)
    project.env["EDUGRID_AT"] = "2027-03-02"
    code, found, said = project.preview(PROGRAM)
    assert code != 0
    assert {rule for rule, _ in found} == {"quota"}, said
    assert "the exception EX-3 ended on 2027-03-01" in said


def test_an_intent_that_cannot_be_read_is_told(project: Project) -> None:
    change_intent(project, EXCEPTIONS.replace("names", "nmaes"))
    code, found, said = project.preview(PROGRAM)
    assert code != 0
    assert {rule for rule, _ in found} == {"intent"}, said
    assert "did you mean 'names'?" in said
