"""The audit log: any change of it is found, whatever was cut off is told, and what cannot be written down is not done."""

import json
import os
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edugrid.audit.append import append
from edugrid.audit.check_chain import check_chain
from edugrid.audit.entry import GENESIS
from edugrid.audit.errors import AuditError
from edugrid.audit.unfinished import unfinished


def _log(path: Path, count: int) -> list[bytes]:
    for number in range(count):
        append(path, "noted", region="henan", kind="apply", about=f"run {number}", why="理由\nline two")
    return path.read_bytes().splitlines(keepends=True)


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    return _log(tmp_path_factory.mktemp("log") / "audit.jsonl", 6)


def test_the_chain_is_what_the_documents_say(lines: list[bytes]) -> None:
    """Computed here again with nothing of edugrid: SHA-256 over sorted, compact JSON without the hash."""
    before = GENESIS
    for number, line in enumerate(lines, 1):
        body = json.loads(line)
        told = body.pop("hash")
        text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert told == sha256(text.encode()).hexdigest()
        assert (body["number"], body["previous"]) == (number, before)
        before = told


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_is_done_to_lines_in_the_middle_is_found(
    lines: list[bytes], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("changed") / "audit.jsonl"
    new = list(lines)
    index = data.draw(st.integers(0, len(lines) - 2))
    what = data.draw(st.sampled_from(["byte", "remove", "twice", "swap", "insert", "forge"]))
    if what == "byte":
        line = bytearray(new[index])
        at = data.draw(st.integers(0, len(line) - 1))
        line[at] = data.draw(st.integers(0, 255).filter(lambda value: value != line[at]))
        new[index] = bytes(line)
    elif what == "remove":
        del new[index]
    elif what == "twice":
        new.insert(index, new[index])
    elif what == "swap":
        other = data.draw(st.integers(0, len(lines) - 1).filter(lambda value: value != index))
        new[index], new[other] = new[other], new[index]
    elif what == "insert":
        new.insert(index, data.draw(st.binary(max_size=40)) + b"\n")
    else:  # an entry that is whole in itself
        body = json.loads(new[index])
        body["about"] = "something else"
        del body["hash"]
        text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        body["hash"] = sha256(text.encode()).hexdigest()
        new[index] = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    path.write_bytes(b"".join(new))
    assert check_chain(path).problems, what


def test_an_end_that_was_cut_off_is_found_by_a_kept_hash(lines: list[bytes], tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    path.write_bytes(b"".join(lines))
    head = check_chain(path).head
    path.write_bytes(b"".join(lines[:-1]))
    assert check_chain(path).problems == ()
    assert len(check_chain(path, [head]).problems) == 1
    assert len(check_chain(path, [head[:12]]).problems) == 1
    append(path, "noted", about="goes on")
    assert len(check_chain(path, [head]).problems) == 1
    path.write_bytes(b"".join(lines))
    assert check_chain(path, [head, head[:12]]).problems == ()


def test_a_last_line_that_was_changed_is_found_and_stays_found(lines: list[bytes], tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    path.write_bytes(b"".join(lines)[:-1].replace(b"run 5", b"run 7") + b"\n")
    assert check_chain(path).problems
    append(path, "noted", about="goes on")
    assert check_chain(path).problems


@pytest.mark.parametrize("left", [0, 1, 5, 100, -2, -1])
def test_a_write_that_was_cut_off_is_closed_and_told(lines: list[bytes], tmp_path: Path, left: int) -> None:
    path = tmp_path / "audit.jsonl"
    torn = lines[-1][:left]
    path.write_bytes(b"".join(lines[:-1]) + torn)
    assert check_chain(path).problems == ()
    whole = left == -1  # nothing but the newline is missing
    for _ in range(2):
        append(path, "noted", about="goes on")
    chain = check_chain(path)
    assert chain.problems == ()
    assert len(chain.notes) == (1 if torn and not whole else 0)
    assert [entry.event for entry in chain.entries].count("torn") == len(chain.notes)
    assert torn in path.read_bytes()
    # what was cut off can be neither taken away nor changed later
    if chain.notes:
        path.write_bytes(path.read_bytes().replace(b"\n" + torn + b"\n", b"\n"))
        assert check_chain(path).problems


def test_the_closing_write_may_be_cut_off_as_well(lines: list[bytes], tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    path.write_bytes(b"".join(lines[:2]) + lines[2][:40])
    append(path, "noted", about="first")
    whole = path.read_bytes()
    end = len(b"".join(lines[:2])) + 40
    for cut in range(end, len(whole), 37):
        path.write_bytes(whole[:cut])
        append(path, "noted", about="again")
        assert check_chain(path).problems == (), cut


def test_what_never_ended_is_known(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    for event, about in (("begun", "a"), ("begun", "b"), ("ended", "a"), ("begun", "a"), ("noted", "b")):
        append(path, event, about=about)  # type: ignore[arg-type]  # the literals above
    assert [entry.number for entry in unfinished(check_chain(path).entries)] == [2, 4]


def test_two_programs_write_one_chain(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    code = (
        "import sys; from pathlib import Path; from edugrid.audit.append import append\n"
        "for n in range(40): append(Path(sys.argv[1]), 'noted', about=f'{sys.argv[2]} {n}')"
    )
    both = [subprocess.Popen([sys.executable, "-c", code, str(path), name]) for name in ("a", "b")]
    assert [one.wait() for one in both] == [0, 0]
    chain = check_chain(path)
    assert chain.problems == ()
    for name in ("a", "b"):
        told = [entry.about for entry in chain.entries if entry.about.startswith(name)]
        assert told == [f"{name} {number}" for number in range(40)]


def test_killed_in_the_middle_of_a_write(tmp_path: Path) -> None:
    """The program dies with half of its line written."""
    path = tmp_path / "audit.jsonl"
    append(path, "noted", about="before")
    code = (
        "import os, signal, sys; from pathlib import Path; from edugrid.audit import append as module\n"
        "write = os.write\n"
        "def half(handle, data):\n"
        "    write(handle, data[: len(data) // 2]); os.kill(os.getpid(), signal.SIGKILL)\n"
        "os.write = half\n"
        "module.append(Path(sys.argv[1]), 'begun', about='never ended')"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    append(path, "noted", about="after")
    chain = check_chain(path)
    assert [entry.event for entry in chain.entries] == ["noted", "torn", "noted"]
    assert chain.problems == ()
    assert len(chain.notes) == 1
    assert b"never ended" in path.read_bytes()


def test_a_full_disk_is_an_error_and_loses_nothing(tmp_path: Path) -> None:
    """A real limit of the operating system stops the write half way, as a full disk does."""
    path = tmp_path / "audit.jsonl"
    append(path, "noted", about="before")
    code = (
        "import resource, signal, sys; from pathlib import Path; from edugrid.audit.append import append\n"
        "from edugrid.audit.errors import AuditError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "path = Path(sys.argv[1]); size = path.stat().st_size + 100\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))\n"
        "try: append(path, 'begun', about='no room')\n"
        "except AuditError as error: print(error); sys.exit(7)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 7, done.stderr
    assert "nothing further was done" in done.stdout
    append(path, "noted", about="after")
    assert check_chain(path).problems == ()
    assert [entry.event for entry in check_chain(path).entries] == ["noted", "torn", "noted"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_no_room_at_all() -> None:
    with pytest.raises(AuditError, match="No space left on device"):
        append(Path("/dev/full"), "begun")


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(AuditError, match="cannot be written"):
        append(tmp_path, "begun")


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        append(tmp_path / "audit.jsonl", "noted")
    finally:
        os.umask(before)
    assert (tmp_path / "audit.jsonl").stat().st_mode & 0o777 == 0o600
