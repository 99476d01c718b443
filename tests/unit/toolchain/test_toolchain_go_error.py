"""What Go 1.26 really printed in each of these situations."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from edugrid.resources import resource
from edugrid.toolchain.errors import (
    BuildFailedError,
    ChecksumError,
    DiskFullError,
    GoTooOldError,
    ModulesUnreachableError,
    ToolchainError,
)
from edugrid.toolchain.go_error import go_error
from edugrid.toolchain.run_go import run_go

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("go: go.mod requires go >= 1.99.0 (running go 1.26.8; GOTOOLCHAIN=local)", GoTooOldError),
        (
            "go: download go1.99.0: golang.org/toolchain: dial tcp 127.0.0.1:9: connect: connection refused",
            GoTooOldError,
        ),
        ("verifying charm.land/bubbles/v2@v2.1.0: checksum mismatch\n\nSECURITY ERROR", ChecksumError),
        ("module lookup disabled by GOPROXY=off", ModulesUnreachableError),
        ('x@v1: Get "http://a/x.zip": dial tcp: lookup a on 192.0.2.1:53: no such host', ModulesUnreachableError),
        ("x@v1: reading https://a/x/@v/v1.zip: 404 Not Found", ModulesUnreachableError),
        ("write /c/x: no space left on device", DiskFullError),
        ("# example.org/one\n./one.go:3:1: syntax error", BuildFailedError),
    ],
)
def test_kinds(text: str, kind: type[ToolchainError]) -> None:
    error = go_error("go build", text.splitlines())
    assert type(error) is kind
    assert text.splitlines()[-1] in str(error)
    assert error.show("en") != error.show("zh")


def test_only_the_last_lines_are_shown() -> None:
    error = go_error("go build", [f"line {number}" for number in range(100)])
    assert "line 79\n" not in str(error)
    assert "line 80\n" in str(error)


@pytest.mark.skipif(shutil.which("go") is None, reason="no Go here")
def test_real_go_without_a_proxy(tmp_path: Path) -> None:
    module = shutil.copytree(resource("toolchain") / "engine", tmp_path / "engine")
    env = {
        **os.environ,
        "GOPROXY": "http://127.0.0.1:9",  # the discard port: nobody listens
        "GOMODCACHE": str(tmp_path / "modules"),
        "GOFLAGS": "-modcacherw",
    }
    seen: list[str] = []
    with pytest.raises(ModulesUnreachableError, match="refused"):
        run_go(["mod", "download", "-json", "github.com/pulumi/pulumi/sdk/v3"], module, env, seen.append)
