"""What a person says about a plan, a kind of work or an action, signed with an SSH key."""

from datetime import date
from typing import Final, Literal

from edugrid.canonical_json import canonical_json
from edugrid.design.frozen import Frozen

NAMESPACE: Final = "edugrid-trust"
"""Of the signatures (PROTOCOL.sshsig of OpenSSH)."""
Act = Literal["planned", "approved", "standing", "did"]


class Statement(Frozen):
    """``who`` (an id of the register of people) says ``act`` about something in ``region``, at a moment (ISO 8601, UTC).

    planned, approved: ``about`` is the digest of a plan. standing: ``about`` is a kind of work (``surge``, ``block``) that
    may be done without a plan of its own to the end of the day ``until``. did: ``about`` is what the operator does now.
    ``signature`` is armoured and covers everything else.
    """

    version: Literal[1] = 1
    act: Act
    about: str
    region: str
    who: str
    at: str
    until: date | None = None
    why: str = ""
    signature: str = ""

    def signed(self) -> bytes:
        """What the signature covers: canonical JSON (sorted keys, no spaces, UTF-8) of everything but the signature."""
        body = self.model_dump(mode="json", exclude={"signature"})
        return canonical_json(body)
