"""Passwords that every platform takes."""

import re
import secrets
import string

from pydantic import SecretStr

_LENGTH = 20
# what no command line reads as anything else: no blank, quote, question mark (help), comment sign or pager key
_SIGNS = "-_+=.@"
_USABLE = re.compile(r"[A-Za-z0-9\-_+=.@^~*(){}:,/%&|<>;]{8,63}")
# a device takes a text that begins like this for one that is encrypted already
_CIPHERED = re.compile(r"\$|%\^|%@|@%|\*")


def new_password() -> SecretStr:
    """Return a random password of 20 characters with all four classes (VRP: at least 8 and two; Comware: 10 and two)."""
    every = string.ascii_letters + string.digits + _SIGNS
    while True:
        text = "".join(secrets.choice(every) for _ in range(_LENGTH))
        if text[0].isalpha() and usable(text):
            return SecretStr(text)


def usable(text: str) -> bool:
    """Whether all platforms take ``text``: 8-63 characters, all four classes, nothing a command line would stumble over."""
    classes = (string.ascii_lowercase, string.ascii_uppercase, string.digits)
    mixed = all(any(letter in kind for letter in text) for kind in classes) and not text.isalnum()
    return mixed and _USABLE.fullmatch(text) is not None and _CIPHERED.match(text) is None
