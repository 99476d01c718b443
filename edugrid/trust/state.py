"""Make a statement."""

from datetime import UTC, date, datetime
from pathlib import Path

from edugrid.intent.person import Person
from edugrid.sshsig.errors import SignatureError
from edugrid.sshsig.sign import sign
from edugrid.text import Text
from edugrid.trust.statement import NAMESPACE, Act, Statement
from edugrid.trust.verified import verified


def state(
    person: Person, key: Path, act: Act, about: str, region: str, *, why: str = "", until: date | None = None
) -> Statement:
    """Let ``person`` say it now, signed with the file ``key``.

    Raises:
        SignatureError: it cannot be signed, or the file beside the private key is that of another one.

    """
    said = Statement(
        act=act,
        about=about,
        region=region,
        who=person.id,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        until=until,
        why=why,
    )
    signed = said.model_copy(update={"signature": sign(said.signed(), key, NAMESPACE).decode()})
    if verified(signed, [person]) is None:
        raise SignatureError(
            Text(f"{key} is not the private key of {key}.pub", f"{key} 与 {key}.pub 不是一对密钥"),
            Text(f"renew it: ssh-keygen -y -f {key} > {key}.pub", f"请重新生成：ssh-keygen -y -f {key} > {key}.pub"),
        )
    return signed
