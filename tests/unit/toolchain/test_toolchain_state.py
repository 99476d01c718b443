"""The address of Pulumi's state: what of it may show, and what doctor says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edugrid.toolchain.backend_url import backend_secrets, backend_shown
from edugrid.toolchain.check import Status
from edugrid.toolchain.state_check import state_check

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("url", "secrets", "shown"),
    [
        ("postgres://u:pw-1@db:5432/x?sslmode=disable", ["pw-1"], "postgres://****:****@db:5432/x?sslmode=disable"),
        ("postgres://u:p%40w@db/x", ["p%40w", "p@w"], "postgres://****:****@db/x"),
        ("postgres://u:a@b@db/x", ["a@b"], "postgres://****:****@db/x"),
        (
            "postgres://u@db/x?password=pw-2&sslmode=require",
            ["pw-2"],
            "postgres://u@db/x?password=****&sslmode=require",
        ),
        ("s3://bucket?endpoint=minio:9000&region=x", [], "s3://bucket?endpoint=minio:9000&region=x"),
        ("postgres://u@db/x", [], "postgres://u@db/x"),
        ("file:///srv/state", [], "file:///srv/state"),
        ("", [], ""),
    ],
)
def test_passwords_in_an_address(url: str, secrets: list[str], shown: str) -> None:
    assert backend_secrets(url) == sorted(secrets)
    assert backend_shown(url) == shown
    said = f'error: unable to open state database "{url}": failed to ping PostgreSQL: pq: no (28P01)'
    assert backend_shown(said) == said.replace(url, shown)


def test_doctor_warns_of_a_password_in_the_address() -> None:
    found = state_check({"PULUMI_BACKEND_URL": "postgres://u:pw-1@db/x"})
    assert (found.status, found.detail) == (Status.WARN, "postgres://****:****@db/x")
    assert found.hint is not None
    assert "PGPASSFILE" in found.hint.en
    assert "pw-1" not in str(found)


def test_doctor_looks_at_the_password_file(tmp_path: Path) -> None:
    file = tmp_path / "pgpass"
    env = {"PULUMI_BACKEND_URL": "postgres://u@db/x", "PGPASSFILE": str(file)}
    missing = state_check(env)
    assert (missing.status, missing.hint is not None and missing.hint.en) == (
        Status.WARN,
        f"PGPASSFILE: {file} is not there",
    )
    file.write_text("db:5432:*:u:pw-1\n", encoding="utf-8")
    file.chmod(0o644)
    assert state_check(env).status is Status.WARN
    file.chmod(0o600)
    assert state_check(env).status is Status.OK
    assert state_check({}).status is Status.OK
