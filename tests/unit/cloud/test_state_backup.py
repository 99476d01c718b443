from datetime import UTC, datetime
from pathlib import Path

import pytest

from edugrid.cloud.errors import CloudError, CloudInputError
from edugrid.cloud.look import Look, Tenant
from edugrid.cloud.pending import PROJECT
from edugrid.cloud.refuse_lost_state import refuse_lost_state
from edugrid.cloud.state_backup import StateBackup
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.rollout.plan_file import CloudStep

TIME = "2026-11-26T16:43:43.390399861Z"
STATE = {
    "version": 3,
    "deployment": {
        "manifest": {"time": TIME},
        "resources": [{"urn": "urn:s", "type": "pulumi:pulumi:Stack"}, {"urn": "urn:n", "type": "t", "id": "郑州"}],
    },
}


def a_backup() -> StateBackup:
    made = datetime(2026, 11, 26, 17, tzinfo=UTC)
    return StateBackup(region="henan/zhengzhou", stack="zhengzhou", made=made, state=STATE)


def test_a_backup_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "henan/zhengzhou/zhengzhou-1.json"
    a_backup().save(path)
    found = StateBackup.load(path)
    assert found.state == STATE
    assert (found.resources, found.written) == (1, datetime(2026, 11, 26, 16, 43, 43, 390399, tzinfo=UTC))
    assert path.stat().st_mode & 0o777 == 0o600
    assert [item.name for item in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"urn:n"', '"urn:m"', "its checksum differs"),
        ("henan/zhengzhou", "henan/kaifeng", "its checksum differs"),
        ('"edugrid_state_backup": 1', '"edugrid_state_backup": 2', "its checksum differs"),
        ("{", "[", "not a whole backup"),
    ],
)
def test_a_damaged_backup_is_refused(tmp_path: Path, old: str, new: str, why: str) -> None:
    path = tmp_path / "b.json"
    a_backup().save(path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CloudInputError, match=why) as caught:
        StateBackup.load(path)
    assert caught.value.exit_code == 2


def test_a_cut_off_and_a_missing_backup_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    with pytest.raises(CloudInputError, match="cannot be read"):
        StateBackup.load(path)
    a_backup().save(path)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(CloudInputError, match="not a whole backup"):
        StateBackup.load(path)


def test_a_project_that_the_state_does_not_know_stops_the_run(spec: TenancySpec) -> None:
    name = f"{spec.cloud}-{spec.project}"
    create = CloudStep(op="create", type=PROJECT, name=name, urn=f"u::{name}", changes=())

    def seen(project: str | None, *steps: CloudStep) -> Look:
        return Look(steps, {}, {}, (Tenant(spec, project, (), None),))

    refuse_lost_state(spec.region, seen(None, create))
    refuse_lost_state(spec.region, seen("an-id"))
    with pytest.raises(CloudError, match="the state was lost, or somebody else made it") as caught:
        refuse_lost_state(spec.region, seen("an-id", create))
    assert "edugrid cloud restore henan/zhengzhou FILE" in caught.value.show("en")
    assert "edugrid cloud restore henan/zhengzhou FILE" in caught.value.show("zh")
