"""Files that were damaged, or that somebody else wrote: an error of the project's own, and one bad line takes no other along."""

from pathlib import Path

import pytest
from napalm.base.exceptions import CommandErrorException

from edugrid.cloud.cloud_entry import cloud_entry
from edugrid.cloud.errors import CloudInputError
from edugrid.cloud.file_state import file_state
from edugrid.network.compare import UnreadableConfigError, compare
from edugrid.network.patch import make_patch
from edugrid.rollout.journal import Journal, JournalError
from edugrid.rollout.queue import QueueFileError, queued
from edugrid.vendors.base.errors import UnreadableAnswerError
from edugrid.vendors.base.known_keys import KnownKeys
from edugrid.vendors.base.run_on_host import Answer
from edugrid.vendors.frr.driver import FrrDriver

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIO6ZBpNfUcwvZZPK6TZS5SlPOFHzFzRKQ3ZtqQ0fS5bK"


@pytest.mark.parametrize(
    "text",
    ["clouds: 1", "clouds: {gov: []}", "clouds: {gov: {auth: x}}", "a: 2026-02-30", "[[", "? [a]\n: b", "a: !!float x"],
)
def test_clouds_yaml(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "clouds.yaml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(path))
    with pytest.raises(CloudInputError):
        cloud_entry("gov")


@pytest.mark.parametrize("line", ["1", "[]", '"x"', "{}", '{"event": 1}'])
def test_a_line_of_a_journal_that_is_no_event(line: str, tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_text(f'{{"event": "run-started"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(JournalError, match=":2: not an event"):
        Journal(path).read()


def test_a_file_of_the_queue(tmp_path: Path) -> None:
    (tmp_path / "queue").mkdir()
    (tmp_path / "queue/sw1.json").write_text("{", encoding="utf-8")
    with pytest.raises(QueueFileError, match=r"sw1\.json is damaged"):
        queued(tmp_path)


@pytest.mark.parametrize("latest", ["1", '"x"', '{"resources": true}', '{"resources": [1]}', "[]"])
def test_a_state_of_another_shape_is_none(latest: str, tmp_path: Path) -> None:
    folder = tmp_path / ".pulumi/stacks/edugrid"
    folder.mkdir(parents=True)
    (folder / "z.json").write_text(f'{{"checkpoint": {{"latest": {latest}}}}}', encoding="utf-8")
    assert not file_state(f"file://{tmp_path}", "edugrid", "z")


@pytest.mark.parametrize(
    "bad", ["sw1 ssh-ed25519 AAAA", "|1|x|y ssh-ed25519 AAAA", f"|1|AAAA|AAAA {KEY}", "sw1 ssh-ed25519 !!"]
)
def test_a_damaged_known_host_hides_no_other(bad: str, tmp_path: Path) -> None:
    path = tmp_path / "known_hosts"
    path.write_text(f"{bad}\nsw1 {KEY}\n", encoding="utf-8")
    found = KnownKeys(path).lookup("sw1")
    assert found is not None
    assert list(found) == ["ssh-ed25519"]


def test_a_vlan_list_with_a_word_in_it_is_refused_and_not_typed() -> None:
    patch = make_patch("huawei_vrp8", "vlan batch 10 x20\n", "vlan batch 10\n")
    assert [one.rule for one in patch.refused] == ["unreadable"]
    assert patch.forward == patch.back == ()
    with pytest.raises(UnreadableConfigError, match="x20"):
        compare("huawei_vrp8", "vlan batch 10 x20\n", "vlan batch 10\n")


def test_a_backslash_in_a_name_is_no_template() -> None:
    name = 'dba-profile add profile-id 20 profile-name "{}" type3 assure 102400 max 1024000\n'
    patch = make_patch("huawei_smartax", name.format("room"), name.format(r"\u0000\1"))
    assert all(one.rule != "unreadable" for one in patch.refused)


@pytest.mark.parametrize("answer", ["{", "[]", '{"x": 1}', "[" * 100_000])
def test_an_answer_that_cannot_be_read_is_told_as_napalm_tells_errors(answer: str) -> None:
    class Odd(FrrDriver):
        def _run(self, command: str) -> Answer:
            return Answer(0, "" if command == "true" else answer, "")

    driver = Odd("192.0.2.1", "nobody", "none")
    with pytest.raises(UnreadableAnswerError, match="get_interfaces: the answer cannot be read") as caught:
        driver.get_interfaces()
    assert isinstance(caught.value, CommandErrorException)
