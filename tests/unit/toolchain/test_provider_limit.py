"""What the provider plugin adds to the upstream provider, tested where it is written: in Go."""

import shutil
import subprocess

import pytest

from edugrid.resources import resource


@pytest.mark.engine
def test_the_go_side_of_the_bound_on_requests() -> None:
    if shutil.which("go") is None:
        pytest.skip("not run: no Go on this machine")
    done = subprocess.run(
        ["go", "test", "-mod=readonly", "-trimpath", "-buildvcs=false", "./limit/"],
        cwd=resource("toolchain") / "provider",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
