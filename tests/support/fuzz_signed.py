"""What is sealed, signed or chained, and short answers and texts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fuzz_target import Target

from edugrid.audit.check_chain import check_chain
from edugrid.cli.config_text import UnreadableTextError, read_config_text
from edugrid.comply.errors import ComplyError
from edugrid.comply.verify import verify
from edugrid.mask import mask
from edugrid.notify.read_reply import read_reply
from edugrid.trust.errors import StatementError
from edugrid.trust.statements_file import read_statements
from edugrid.vendors.frr.without_secrets import without_secrets


def signed_targets(folder: Path) -> Iterator[Target]:
    """Each writes its input to a file of ``folder`` and reads it as a command would."""
    path = folder / "signed.json"

    def at(data: bytes) -> Path:
        path.write_bytes(data)
        return path

    package = folder / "package"
    package.mkdir()

    def manifest(data: bytes) -> object:
        (package / "manifest.json").write_bytes(data)
        return verify(package, None)

    yield Target("manifest of comply", [_manifest()], manifest, (ComplyError,), structure=True, weight=2)
    yield Target(
        "statements",
        [_statement()],
        lambda data: read_statements(at(data)),
        (StatementError,),
        structure=True,
        weight=4,
    )
    yield Target("audit log", [_audit()], lambda data: check_chain(at(data)), structure=True, weight=4)

    secrets = b"password: hunter2\nhttp://u:p@host/x\nshared-key cipher abc\n-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n"

    def hide(data: bytes) -> object:
        text = data.decode("utf-8", "replace")
        return mask(text), without_secrets(text)

    yield Target(
        "masking",
        [secrets, b" neighbor 192.0.2.1 password x\n"],
        hide,
        tokens=("password", "token", "=", "://", "@"),
        weight=8,
    )

    def reply(data: bytes) -> object:
        try:
            said: Any = json.loads(data)
        except (ValueError, RecursionError):
            said = None
        return [
            read_reply(kind, 200, {"Retry-After": data.decode("utf-8", "replace")}, said, "")
            for kind in ("wecom", "dingtalk", "feishu", "http")
        ], [
            read_reply(kind, 429, {"Retry-After": data.decode("utf-8", "replace")}, said, "")
            for kind in ("wecom", "http")
        ]

    replies = [b'{"errcode": 0, "errmsg": "ok"}', b'{"code": 19024, "msg": "x"}', b'{"StatusCode": 0}', b"120"]
    yield Target("replies of robots", replies, reply, structure=True, weight=8)
    yield Target(
        "configuration file",
        [b"sysname a\n#\nreturn\n", "描述\n".encode("gbk")],
        lambda data: read_config_text(at(data)),
        (UnreadableTextError,),
        weight=4,
    )


def _statement() -> bytes:
    from edugrid.trust.statement import Statement

    return (
        Statement(act="planned", about="x", region="henan", who="a", at="2026-01-01T00:00:00Z")
        .model_dump_json()
        .encode()
    )


def _audit() -> bytes:
    from edugrid.audit.entry import GENESIS, AuditEntry

    found, previous = b"", GENESIS
    for number in (1, 2):
        entry = AuditEntry(number=number, at="2026-01-01T00:00:00.000+00:00", event="noted", previous=previous)
        entry = entry.model_copy(update={"hash": entry.digest()})
        found, previous = found + entry.line(), entry.hash
    return found


def _manifest() -> bytes:
    from edugrid.comply.manifest import Manifest

    return (
        Manifest(
            region="henan",
            system="x",
            level=2,
            made="2026-01-01T00:00:00+08:00",
            controls="0" * 64,
            files={"a": "0" * 64},
        )
        .model_dump_json()
        .encode()
    )
