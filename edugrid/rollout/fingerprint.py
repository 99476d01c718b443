"""The fingerprint of a running configuration: equal when the configuration is."""

from hashlib import sha256


def comparable(text: str) -> str:
    """``text`` without display headers (``!…``: they tell times of changes), trailing blanks and outer empty lines."""
    lines = [line.rstrip() for line in text.splitlines() if not line.startswith("!")]
    return "\n".join(lines).strip("\n") + "\n"


def fingerprint(text: str) -> str:
    """SHA-256 (hex) of the comparable form."""
    return sha256(comparable(text).encode()).hexdigest()
