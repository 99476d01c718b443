"""What the engine of the clouds says and leaves on disk: refusals, tracebacks, owners of locks, notes."""

import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, cast

from fuzz_target import Target

from edugrid.cloud.explain_failure import explain_failure
from edugrid.cloud.lock_of_the_dead import lock_of_the_dead
from edugrid.cloud.masking import known_secrets, mask_text
from edugrid.cloud.stack_locks import stack_locks
from edugrid.cloud.stack_state import StackState

SAID: Final = (
    (
        "the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file:\n"
        "  file:///s/.pulumi/locks/x.json: created by me@{host} (pid {pid}) at 2026-01-01T00:00:00Z\n"
    ),
    (
        "error: 1 error occurred:\n* sdk.go:1: sdk.helper_schema: Error: Bad request with: [POST https://c/v2.0/networks], error "
        'message: {{"NeutronError": {{"message": "Quota exceeded"}}}}: provider=openstack@5.3\n'
    ),
    (
        "Expected HTTP response code [200 201] when accessing [POST https://c/x], but got 503 instead: "
        "<html><head><title>503</title><style>a{{}}</style></head><body><h1>Service Unavailable</h1></body></html>"
    ),
    (
        "unable to open state database: postgres://u:p@h/db?sslmode=x&password=q\n  Program failed with an unhandled exception:\n"
        "  Traceback (most recent call last):\n"
    ),
    "failed to load checkpoint: unexpected end of JSON input; open /s/stack.json: EOF",
)


def engine_targets(folder: Path) -> Iterator[Target]:
    """Texts as the engine and the provider print them; files as a killed engine may leave them."""
    here = {"host": socket.gethostname(), "pid": os.getpid()}

    def words(data: bytes) -> object:
        text = data.decode("utf-8", "replace")
        return explain_failure([text, text[::2]]).show("zh"), lock_of_the_dead(text)

    yield Target(
        "words of the engine",
        [one.format(**here).encode() for one in SAID],
        words,
        tokens=(
            f"@{here['host']} (pid ",
            "currently locked by ",
            "created by ",
            "<title>",
            "&#x110000;",
            "but got 500",
        ),
        weight=4,
    )

    locks = folder / ".pulumi/locks/organization/edugrid/z"
    locks.mkdir(parents=True)
    owner = {"pid": here["pid"], "username": "me", "hostname": here["host"], "timestamp": "2026-01-01T00:00:00Z"}

    def held(data: bytes) -> object:
        (locks / "x.json").write_bytes(data)
        return [one.show() for one in stack_locks(f"file://{folder}", "z")]

    yield Target("lock of a stack", [json.dumps(owner).encode()], held, structure=True, weight=4)

    notes = StackState(cast("Any", SimpleNamespace(name="z")), folder)

    def unfinished(data: bytes) -> object:
        (folder / "z.unfinished.json").write_bytes(data)
        return notes.unfinished()

    yield Target("unfinished creates", [b'[{"urn": "urn:x", "type": "y"}]'], unfinished, structure=True, weight=4)

    def backend(data: bytes) -> object:
        url = data.decode("utf-8", "replace")
        return mask_text(url, known_secrets((), {"PULUMI_BACKEND_URL": url}))

    urls = [
        b"postgres://u:p%40@h:5432/db?sslmode=require&password=x",
        b"s3://b?secret_key=y&region=z",
        b"file://~/.pulumi",
    ]
    yield Target("address of the state", urls, backend, tokens=("://", "[", "@", "?password=", "%"), weight=4)
