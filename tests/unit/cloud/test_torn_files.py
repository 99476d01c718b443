import os
import time
from pathlib import Path

from edugrid.cloud.torn_files import clear_torn_files


def test_only_empty_files_that_nobody_writes_go(tmp_path: Path) -> None:
    locks, stacks = tmp_path / ".pulumi/locks/organization/edugrid/z", tmp_path / ".pulumi/stacks/edugrid"
    locks.mkdir(parents=True)
    stacks.mkdir(parents=True)
    torn = [locks / "1.json.18ebab.tmp", stacks / "z.json.attrs"]
    kept = [locks / "2.json", stacks / "z.json", stacks / "y.json.attrs"]
    for path in torn:
        path.touch()
    for path in kept:
        path.write_text("{}", encoding="utf-8")
    (stacks / "x.json").touch()  # a state is never touched, not even an empty one
    for path in (*torn, *kept):
        os.utime(path, (time.time() - 60,) * 2)
    assert clear_torn_files(f"file://{tmp_path}") == 2
    assert [path for path in torn if path.exists()] == []
    assert all(path.exists() for path in (*kept, stacks / "x.json"))
    assert clear_torn_files("postgres://h/db") == 0
