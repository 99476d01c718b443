"""The tar itself: the same bytes every time, whole or not there."""

from __future__ import annotations

import os
import tarfile
from typing import TYPE_CHECKING

import pytest

from edugrid.bundle.item import Item
from edugrid.bundle.write_tar import write_tar

if TYPE_CHECKING:
    from pathlib import Path


def nothing(_text: str, _done: float | None) -> None:
    pass


def test_same_items_give_the_same_bytes(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"wheel")
    items = [
        Item("BUNDLE", b"version=1\n"),
        Item(f"wheels/{'long' * 30}.whl", source),
        Item("install.sh", b"#!", executable=True),
    ]
    write_tar(tmp_path / "one.tar", "top", items, nothing)
    source.chmod(0o600)
    os.utime(source, (1, 1))
    write_tar(tmp_path / "two.tar", "top", items, nothing)
    assert (tmp_path / "one.tar").read_bytes() == (tmp_path / "two.tar").read_bytes()
    with tarfile.open(tmp_path / "one.tar") as tar:
        entries = tar.getmembers()
    assert [entry.name for entry in entries] == ["top/BUNDLE", f"top/wheels/{'long' * 30}.whl", "top/install.sh"]
    assert [oct(entry.mode) for entry in entries] == ["0o644", "0o644", "0o755"]
    assert {(entry.uid, entry.gid, entry.uname, entry.mtime) for entry in entries} == {(0, 0, "", 0)}


def test_progress_ends_at_all(tmp_path: Path) -> None:
    told: list[float | None] = []
    write_tar(tmp_path / "x.tar", "t", [Item("a", b"1234"), Item("b", b"12")], lambda _text, done: told.append(done))
    assert told == [4 / 6, 1.0]


def test_a_former_tar_stays_when_the_new_one_fails(tmp_path: Path) -> None:
    out = tmp_path / "x.tar"
    write_tar(out, "t", [Item("a", b"former")], nothing)
    former = out.read_bytes()
    with pytest.raises(IsADirectoryError):
        write_tar(out, "t", [Item("a", b"new"), Item("b", tmp_path)], nothing)
    assert out.read_bytes() == former
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.tar"]
