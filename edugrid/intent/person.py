"""The register of people who may plan, approve and carry out (``<province>/registers/people.csv``)."""

import base64
import binascii
import re
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from edugrid.design.frozen import Frozen
from edugrid.intent.mistake import MistakeError
from edugrid.lies_in import lies_in
from edugrid.text import Text

Role = Literal["viewer", "planner", "approver", "operator"]
_KINDS: Final = re.compile(
    r"ssh-ed25519|ecdsa-sha2-nistp(256|384|521)|ssh-rsa|sk-(ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com"
)


def _words(value: object) -> object:
    return tuple(part for part in re.split(r"[\s;,；，、]+", value) if part) if isinstance(value, str) else value


def _public_key(value: str) -> str:
    """Two words, as in a .pub file; the comment goes. The first must be what the second says (RFC 4253, 6.6)."""
    kind, _, rest = value.partition(" ")
    body = rest.strip().partition(" ")[0]
    try:
        blob = base64.b64decode(body, validate=True)
    except binascii.Error:
        blob = b""
    if not _KINDS.fullmatch(kind) or blob[4 : 4 + int.from_bytes(blob[:4], "big")] != kind.encode():
        raise MistakeError(
            Text(
                "no public SSH key (ed25519, ecdsa, rsa): copy the line of the .pub file",
                "不是 SSH 公钥（ed25519、ecdsa、rsa）：请复制 .pub 文件中的整行",
            )
        )
    return f"{kind} {body}"


class Person(Frozen):
    """One public key of a person, what it may be used for and where; a person with two keys has two rows.

    ``id`` is short and the same in every row of a person; what edugrid records is this. ``roles``: viewer (nothing but look),
    planner (signs plans), approver (approves plans of others), operator (carries out). ``regions``: paths
    (``henan/zhengzhou``); what lies below is meant too. It holds to the end of the day ``until`` (Asia/Shanghai).
    A scheduled job has a row (and key) of its own.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9.-]{1,30}$")]
    name: str
    roles: Annotated[tuple[Role, ...], BeforeValidator(_words), Field(min_length=1)]
    regions: Annotated[tuple[str, ...], BeforeValidator(_words), Field(min_length=1)]
    key: Annotated[str, AfterValidator(_public_key)]
    until: date

    def may(self, role: Role, region: str, day: date) -> bool:
        """True when this key may be used as ``role`` in ``region`` on ``day``."""
        return role in self.roles and self.covers(region) and day <= self.until

    def covers(self, region: str) -> bool:
        """True when ``region`` is one of this key's or lies below one."""
        return any(lies_in(region, one) for one in self.regions)


class PeopleFile(Frozen):
    """All rows of ``registers/people.csv``."""

    rows: tuple[Person, ...]
