"""Keep FRR's secrets out of what people read."""

import re

# FRR user guide 8.4: bgp, ospfd, isisd, ripd, ldpd, vty and key chain commands that carry a secret, to the line's end
_SECRETS = re.compile(
    r"(neighbor \S+ (?:[\w-]+ )?password |authentication-key |message-digest-key \d+ md5 |key-string "
    r"|(?:area|domain)-password (?:clear|md5) |isis password (?:clear|md5) |authentication string "
    r"|ip nhrp authentication |\benable password (?:8 )?|^[ \t]*(?:[-+] ?)?password (?:8 )?)[^\n'\"]+",
    re.MULTILINE,
)


def without_secrets(text: str) -> str:
    """Return the configuration, diff or message with each secret replaced by `<removed>`."""
    return _SECRETS.sub(r"\1<removed>", text)
