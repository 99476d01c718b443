"""The address of Pulumi's state, without what must not show."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qs, unquote

MASK: Final = "****"
IN_USER: Final = re.compile(r"""(?<=://)[^/?#\s"']*:[^/?#\s"']*@""")
IN_QUERY: Final = re.compile(r"(?<=[?&])(password|sslpassword|secret_key|session_token)=[^&#]*", re.IGNORECASE)


def backend_secrets(url: str) -> list[str]:
    """Passwords that stand in `url` (`postgres://user:password@host/db`, `…?password=…`), as written and decoded."""
    found = [match.group().removesuffix("@").partition(":")[2] for match in IN_USER.finditer(url)]
    query = parse_qs(url.partition("?")[2].partition("#")[0]) if IN_QUERY.search(url) else {}
    found += [match.group().partition("=")[2] for match in IN_QUERY.finditer(url)]
    found += [value for key, values in query.items() if IN_QUERY.search(f"?{key}=x") for value in values]
    return sorted({text for secret in found for text in (secret, unquote(secret)) if text})


def backend_shown(url: str) -> str:
    """`url` as people may see it: user and password become `****:****`, as the engine itself writes it."""
    return IN_QUERY.sub(lambda match: f"{match.group(1)}={MASK}", IN_USER.sub(f"{MASK}:{MASK}@", url))
