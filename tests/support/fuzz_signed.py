"""What is sealed, signed or chained, and short answers and texts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from fuzz_keys import private_keys
from fuzz_target import Target

from edugrid.audit.append import append
from edugrid.audit.check_chain import check_chain
from edugrid.cli.config_text import UnreadableTextError, read_config_text
from edugrid.comply.errors import ComplyError
from edugrid.comply.verify import verify
from edugrid.intent.person import Person
from edugrid.mask import mask
from edugrid.notify.read_reply import read_reply
from edugrid.sshsig.check_signature import check_signature
from edugrid.sshsig.errors import SignatureError
from edugrid.sshsig.sign import sign
from edugrid.trust.errors import NotPermittedError, StatementError
from edugrid.trust.holder import holder
from edugrid.trust.statement import NAMESPACE, Statement
from edugrid.trust.statements_file import read_statements
from edugrid.trust.verified import verified
from edugrid.vendors.frr.without_secrets import without_secrets

MARK: Final = b"\n=====\n"


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

    def gone_on(data: bytes) -> object:
        append(at(data), "noted", about="after all that")
        chain = check_chain(path)
        assert chain.entries[-1].about == "after all that"
        return chain

    yield Target("audit log, gone on", [_audit(), _audit()[:-1], _audit()[:-20]], gone_on, weight=1)
    yield from _signatures(folder)

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


def _signatures(folder: Path) -> Iterator[Target]:
    """What ssh-keygen looks at, and who signed by what it says; real keys, always the same."""
    key = folder / "key"
    key.write_bytes(private_keys()[0])
    key.chmod(0o600)
    public = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
    signed, data = sign(b"x", key, "edugrid-trust"), b"x"
    signature, signers = folder / "signature", folder / "signers"
    allowed = f'wang,li namespaces="edugrid-*",valid-before="20300101" {public} a\n# x\n* {public}\n'.encode()

    def check(given: bytes) -> object:
        one, _, two = given.partition(MARK)
        signature.write_bytes(one)
        signers.write_bytes(two)
        return check_signature(data, signature, signers, "edugrid-trust")

    yield Target("signature and allowed signers", [signed + MARK + allowed], check, weight=0.03)
    person = Person.model_validate(
        {"id": "wang", "name": "王", "roles": "planner", "regions": "henan", "key": public, "until": "2030-01-01"}
    )
    said = Statement.model_validate_json(_statement()).model_copy(update={"who": "wang"})
    said = said.model_copy(update={"signature": sign(said.signed(), key, NAMESPACE).decode()})
    assert verified(said, [person]) == person

    def statement(given: bytes) -> object:
        signature.write_bytes(given)
        changed = [one for one in read_statements(signature) if verified(one, [person])]
        assert all(one.signed() == said.signed() for one in changed), "a changed statement is believed"
        return changed

    yield Target(
        "signed statements",
        [said.model_dump_json().encode()],
        statement,
        (StatementError,),
        structure=True,
        weight=0.05,
    )

    def mine(given: bytes) -> object:
        beside = key.with_name("other.pub")
        beside.write_bytes(given)
        return holder(key.with_name("other"), [person])

    yield Target("public key", [public.encode()], mine, (SignatureError, NotPermittedError), weight=4)


def _statement() -> bytes:
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
