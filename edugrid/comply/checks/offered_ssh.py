"""SSH servers of devices really offer no weak algorithm: what they answer, not what is configured."""

import re
from typing import Final

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.text import Text

WEAK: Final = re.compile(
    r"diffie-hellman-group1-sha1|diffie-hellman-group-exchange-sha1|ssh-dss|.*(?:3des|des-|blowfish|arcfour|rc4).*"
    r"|.*-cbc(?:@.*)?|hmac-md5.*|hmac-sha1-96|none"
)
"""RFC 8758 (RC4), RFC 9142 (key exchange), NIST SP 800-131A (3DES, DSA); CBC as most evaluators have it."""


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a device whose SSH server was asked (--live); none without."""
    found = []
    for name in sorted(view.offers):
        offered = view.offers[name]
        if offered is None:
            continue  # the check of the configuration says already what is known of it
        weak = [one for names in offered for one in names if WEAK.fullmatch(one)]
        found.append(
            Evidence(
                check="offered_ssh",
                subject=name,
                basis="observed",
                state="fail" if weak else "pass",
                place=f"observed.json#/ssh/{name}",
                value=", ".join(weak or dict.fromkeys(one for names in offered for one in names)),
                why=Text("offers weak algorithms", "提供弱算法")
                if weak
                else Text("none of them is weak", "未提供弱算法"),
            )
        )
    return tuple(found)
