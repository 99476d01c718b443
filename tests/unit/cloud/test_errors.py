import json
import os
import socket
import subprocess
from pathlib import Path

import pytest

from edugrid.cloud.cloud_entry import cloud_entry
from edugrid.cloud.errors import CloudInputError, StalePlanError
from edugrid.cloud.explain_failure import explain_failure
from edugrid.cloud.masking import known_secrets, mask_text, mask_value
from edugrid.cloud.refuse_stale import refuse_stale
from edugrid.cloud.stack_locks import LockOwner, stack_locks
from edugrid.cloud.stack_settings import stack_settings
from edugrid.rollout.plan_file import CloudPlan, CloudStep


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end",
            "another run holds the lock of this stack",
        ),
        ("Error: Authentication failed", "the cloud does not accept these credentials"),
        (
            "The request you have made requires authentication.: (HTTP 401)",
            "the cloud does not accept these credentials",
        ),
        (
            "Error creating a server: Expected HTTP response code [] when accessing [POST http://c/x], but got 503 instead",
            "the cloud failed inside (HTTP 5xx)",
        ),
        (
            "Quota exceeded for instances: Requested 1, but already used 4 of 4",
            "a quota of the project or cloud is used up",
        ),
        ("Post http://c/v3: dial tcp 10.9.9.9:5000: connect: connection refused", "the cloud cannot be reached"),
        (
            "error: constructing secrets manager: incorrect passphrase",
            "the stack's secrets cannot be opened with this passphrase",
        ),
        (
            "Error creating x: The service is currently unable to handle the request due to a temporary overloading or maintenance.",
            "the cloud failed inside (HTTP 5xx)",
        ),
        ("Error creating openstack_networking_secgroup_rule_v2: Bad Gateway", "the cloud failed inside (HTTP 5xx)"),
        (
            "Error creating x: Too many requests have been sent in a given amount of time. Pause requests, and try again.",
            "the cloud wants fewer requests (HTTP 429)",
        ),
        (
            'Error creating x: Post "http://c/x": OpenStack connection error, retries exhausted. Aborting. Last error was: EOF',
            "the connection to the cloud broke off",
        ),
        ("Error creating x: unexpected EOF", "the connection to the cloud broke off"),
        (
            "Aborting. Last error was: timed out: no whole answer from 127.0.0.1:37263 within 8s",
            "the cloud took too long to answer",
        ),
        (
            "write /s/.pulumi/locks/x.json: no space left on device",
            "the disk that holds the state or the temporary files is full",
        ),
        ("SecurityGroupRuleExists 409 Conflict", "something with this name or content is already there"),
        ("code: -9", "the engine was killed"),
        ("something never seen before", "the engine stopped"),
    ],
)
def test_what_was_said_and_what_it_means(said: str, meant: str) -> None:
    error = explain_failure([said])
    assert error.what.en == meant
    assert error.hint.zh
    assert error.exit_code == 1
    assert said in error.show("zh")


def test_secrets_are_masked() -> None:
    secret = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "v1:abc"}
    assert mask_value("anything", secret) == "[secret]"
    assert mask_value("adminPass", "hunter2") == "[secret]"
    assert mask_value("nested", {"a": 1, "db_password": "hunter2", "__defaults": []}) == "{a: 1, db_password: [secret]}"
    assert mask_value("id", "04da6b54-80e4-46f7-96ec-b56ff0331ba9") == "(known after apply)"
    environment = {"PULUMI_BACKEND_URL": "postgres://u:pgpass@127.0.0.1/db", "PULUMI_CONFIG_PASSPHRASE": "phrase"}
    text = mask_text("hunter2 pgpass phrase rest", known_secrets(["hunter2"], environment))
    assert text == "[secret] [secret] [secret] rest"


def plan(*steps: CloudStep) -> CloudPlan:
    return CloudPlan(region="henan/zhengzhou", stack="zhengzhou", steps=steps)


def test_a_plan_is_stale_when_its_steps_differ() -> None:
    one = CloudStep(op="create", type="t", name="a", urn="u:a", changes=("x: -> 1",))
    two = CloudStep(op="update", type="t", name="b", urn="u:b", changes=("y: 1 -> 2",))
    refuse_stale(plan(one, two), plan(two, one))
    for now in (
        plan(one),
        plan(one, two, two.model_copy(update={"urn": "u:c"})),
        plan(one, two.model_copy(update={"changes": ("y: 0 -> 2",)})),
    ):
        with pytest.raises(StalePlanError, match="moved since the plan was made"):
            refuse_stale(plan(one, two), now)


@pytest.fixture
def clouds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "clouds.yaml"
    path.write_text(
        "clouds:\n  gov:\n    auth: {auth_url: http://k/v3, username: u, user_domain_name: d}\n    region_name: R\n"
        "  app:\n    auth: {auth_url: http://k/v3, application_credential_id: i, application_credential_secret: s}\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(path))
    return path


def test_password_from_secure_yaml_never_shows(clouds: Path) -> None:
    clouds.with_name("secure.yaml").write_text("clouds: {gov: {auth: {password: hunter2}}}\n", encoding="utf-8")
    entry = cloud_entry("gov")
    assert entry.password.get_secret_value() == "hunter2"
    assert "hunter2" not in repr(entry) + str(entry) + entry.model_dump_json()
    assert (entry.user_domain, entry.project_domain, entry.region) == ("d", "Default", "R")


@pytest.mark.parametrize("name", ["gov", "app", "absent"])
def test_an_entry_that_cannot_make_projects(clouds: Path, name: str) -> None:
    assert clouds
    with pytest.raises(CloudInputError) as caught:
        cloud_entry(name)
    assert caught.value.exit_code == 2


def test_a_broken_file_is_not_quoted(clouds: Path) -> None:
    clouds.write_text("clouds: {gov: {auth: {password: hunter2", encoding="utf-8")
    with pytest.raises(CloudInputError) as caught:
        cloud_entry("gov")
    assert "hunter2" not in caught.value.show("en")


def test_settings_are_copied_without_a_foreign_salt(tmp_path: Path) -> None:
    project, folder = tmp_path / "project", tmp_path / "state"
    own = project / "stacks/Pulumi.zhengzhou.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("config:\n  edugrid:region: henan/zhengzhou\nencryptionsalt: v1:theirs\n", encoding="utf-8")
    copy = stack_settings(project, folder, "henan/zhengzhou")
    assert "v1:theirs" not in copy.read_text(encoding="utf-8")
    copy.write_text(copy.read_text(encoding="utf-8") + "encryptionsalt: v1:ours\n", encoding="utf-8")
    assert "v1:ours" in stack_settings(project, folder, "henan/zhengzhou").read_text(encoding="utf-8")
    own.write_text(
        "config:\n  edugrid:region: henan/zhengzhou\n  edugrid:key: {secure: v1:x}\nencryptionsalt: v1:theirs\n",
        encoding="utf-8",
    )
    assert "v1:theirs" in stack_settings(project, folder, "henan/zhengzhou").read_text(encoding="utf-8")
    with pytest.raises(CloudInputError, match="not henan2/zhengzhou"):
        stack_settings(project, folder, "henan2/zhengzhou")


def test_who_holds_a_lock(tmp_path: Path) -> None:
    folder = tmp_path / ".pulumi/locks/organization/edugrid/zhengzhou"
    folder.mkdir(parents=True)
    backend = f"file://{tmp_path}"
    assert stack_locks(backend, "zhengzhou") == ()
    with subprocess.Popen(["true"]) as ended:
        ended.wait()
    here, since = socket.gethostname(), "2026-11-26T08:30:00+08:00"
    lock = folder / "1.json"

    def owner(pid: int, host: str) -> LockOwner:
        body = {"pid": pid, "username": "u", "hostname": host, "timestamp": "2026-11-26T08:30:00.123456789+08:00"}
        lock.write_text(json.dumps(body), encoding="utf-8")
        (found,) = stack_locks(backend, "zhengzhou")
        return found

    assert owner(ended.pid, here) == LockOwner("u", here, ended.pid, since, dead=True)
    assert stack_locks(backend, "kaifeng") == ()
    assert stack_locks("postgres://h/db", "zhengzhou") == ()
    # only a process of this machine can be seen to be dead
    assert not owner(os.getpid(), here).dead
    assert not owner(ended.pid, "another-machine").dead
    lock.write_text("", encoding="utf-8")
    assert not stack_locks(backend, "zhengzhou")[0].dead


def test_each_thing_is_said_once_and_without_html() -> None:
    text = (
        "sdk-v2/provider2.go:572: sdk.helper_schema: Error creating x: got 503\n<html><head><title>503</title></head>"
        "<body><center><h1>503 Unavailable</h1></center></body></html>: provider=openstack@5.5.3\n"
        "1 error occurred:\n\t* Error creating x: got 503\n<html><head><title>503</title></head>"
        "<body><center><h1>503 Unavailable</h1></center></body></html>"
    )
    told = explain_failure(
        [text, "update failed", "Program failed with an unhandled exception:\nTraceback (most recent)"]
    )
    assert [line.split(":")[0] for line in told.detail.splitlines()] == ["Error creating x", "503 Unavailable"]


def test_a_lock_is_told_with_its_owner() -> None:
    said = (
        "error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock "
        "file with `pulumi cancel`.\n  file:///s/x.json: created by wang@ops-1 (pid 4711) at 2026-11-26T08:30:00+08:00"
    )
    told = explain_failure([said])
    assert told.what.en == "another run holds the lock of this stack: wang@ops-1, pid 4711, 2026-11-26T08:30:00+08:00"
    assert told.what.zh.endswith("wang@ops-1, pid 4711, 2026-11-26T08:30:00+08:00")
