"""What the installer refuses, and how it says so. The case and what it prints are a golden pair."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tiny_bundle import TinyBundle

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parents[2] / "golden" / "bundle"


def cut_off(bundle: TinyBundle) -> list[str]:
    (bundle.root / "BUNDLE").unlink()
    return []


def file_missing(bundle: TinyBundle) -> list[str]:
    (bundle.root / "toolchain" / "pulumi").unlink()
    return []


def file_changed(bundle: TinyBundle) -> list[str]:
    (bundle.root / "wheels" / "a-1-py3-none-any.whl").write_text("another wheel", encoding="utf-8")
    return ["--check"]


def file_added(bundle: TinyBundle) -> list[str]:
    (bundle.root / "wheels" / "b-1-py3-none-any.whl").write_text("a wheel of mine", encoding="utf-8")
    return ["--check"]


def other_processor(bundle: TinyBundle) -> list[str]:
    bundle.about |= {"machine": "sparc64"}
    bundle.seal()
    return []


def no_python(_bundle: TinyBundle) -> list[str]:
    return []


def old_python(bundle: TinyBundle) -> list[str]:
    bundle.about |= {"pythons": "3.11 3.12"}
    bundle.seal()
    bundle.python("python3", "3.9", "glibc 2.31")
    return []


def named_python(bundle: TinyBundle) -> list[str]:
    bundle.python("python3.11", "3.11", "glibc 2.36")
    bundle.python("mine", "3.12", "glibc 2.36")
    return ["--python", "mine"]


def old_libc(bundle: TinyBundle) -> list[str]:
    bundle.python("python3.11", "3.11", "glibc 2.17")
    return []


def other_libc(bundle: TinyBundle) -> list[str]:
    bundle.python("python3.11", "3.11", "musl 1.2.5")
    return []


def no_space(bundle: TinyBundle) -> list[str]:
    bundle.about |= {"needed_mb": "999999999"}
    bundle.seal()
    bundle.python("python3.11", "3.11", "glibc 2.28")
    return []


def not_our_link(bundle: TinyBundle) -> list[str]:
    bundle.python("python3.11", "3.11", "glibc 2.28")
    (bundle.folder / "own").mkdir()
    (bundle.folder / "own" / "edugrid").write_text("somebody's own program", encoding="utf-8")
    return ["--bin", str(bundle.folder / "own")]


def no_directory(bundle: TinyBundle) -> list[str]:
    bundle.python("python3.11", "3.11", "glibc 2.28")
    (bundle.folder / "file").write_text("not a folder", encoding="utf-8")
    return ["--prefix", str(bundle.folder / "file" / "below")]


def unknown_option(_bundle: TinyBundle) -> list[str]:
    return ["--force"]


def no_value(_bundle: TinyBundle) -> list[str]:
    return ["--prefix"]


def bad_wheel(bundle: TinyBundle) -> list[str]:
    """All looks well, but uv's wheel is none."""
    bundle.python("python3.11", "3.11", "glibc 2.28")
    (bundle.bin / "python3.11").write_text(
        '#!/bin/sh\nif [ "$1" = -m ]; then echo "Bad magic number" >&2; exit 1; fi\necho "3.11 glibc 2.36"\n',
        encoding="utf-8",
    )
    (bundle.root / "wheels" / "uv-1-py3-none-any.whl").write_text("no zip", encoding="utf-8")
    bundle.seal()
    return []


CASES: tuple[tuple[Callable[[TinyBundle], list[str]], int], ...] = (
    (cut_off, 1), (file_missing, 1), (file_changed, 1), (file_added, 1), (other_processor, 2), (no_python, 2),
    (old_python, 2), (named_python, 2), (old_libc, 2), (other_libc, 2), (no_space, 1), (not_our_link, 2),
    (no_directory, 2), (unknown_option, 2), (no_value, 2), (bad_wheel, 1),
)  # fmt: skip


@pytest.mark.parametrize(("case", "code"), CASES, ids=[case.__name__ for case, _ in CASES])
def test_refused_with_a_reason_and_nothing_changed(
    case: Callable[[TinyBundle], list[str]], code: int, tmp_path: Path
) -> None:
    bundle = TinyBundle(tmp_path)
    bundle.seal()
    options = case(bundle)
    for lang, name in (("en", "C.UTF-8"), ("zh", "zh_CN.UTF-8")):
        done = bundle.install(*options, lang=name)
        told = done.stderr.replace(str(tmp_path), "DIR").replace(os.uname().machine, "MACHINE")
        if case is no_space:  # how much is free is not ours to say
            told = re.sub(r"\d+", "N", told)
        golden = GOLDEN / f"{case.__name__}.{lang}.txt"
        if os.environ.get("EDUGRID_GOLDEN") == "write":
            golden.parent.mkdir(exist_ok=True)
            golden.write_text(told, encoding="utf-8")
        assert told == golden.read_text(encoding="utf-8")
        assert done.returncode == code
        assert bundle.touched() == []


def test_check_of_a_whole_bundle_writes_nothing(tmp_path: Path) -> None:
    bundle = TinyBundle(tmp_path)
    bundle.seal()
    done = bundle.install("--check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("all files are as they were when the bundle was made\n")
    assert list(bundle.home.iterdir()) == []


def test_help_in_both_languages(tmp_path: Path) -> None:
    bundle = TinyBundle(tmp_path)
    english, chinese = bundle.install("--help"), bundle.install("--help", lang="zh_CN.UTF-8")
    assert (english.returncode, chinese.returncode) == (0, 0)
    for option in ("--prefix", "--bin", "--python", "--check", "--again"):
        assert option in english.stdout
        assert option in chinese.stdout
    assert "用法" in chinese.stdout
