"""The last net before a text reaches a person: anything that still looks like a secret is hidden."""

import re

HIDDEN = "******"
_SHOWN_AS_HIDDEN = re.compile(r"^[\"']?(?:\*{3,}|\[secret\]|<removed>|null|none)[\"']?$", re.IGNORECASE)
_HOW = r"(?:(?:irreversible-cipher|cipher|simple|plain|hash|encrypted|clear|md5|read|write|0|[5789])\s+)*"
# words about passwords (VRP: local-aaa-user password policy), and lists of ciphers, are no secrets
_POLICY = r"(?! policy (?:administrator|access-user)$| (?:expire|history record number|alert before-expire) \d+$)"
_NO_ALGORITHM = r"(?<!ssh server )(?<!ssh client )(?<!ssh2 algorithm )"
_COMMAND = re.compile(
    rf"(?<![\w-])(?P<head>(?:password{_POLICY}|passwd|secret|passphrase|shared-key|pre-shared-key|key-string"
    rf"|authentication-key|message-digest-key \d+ md5|{_NO_ALGORITHM}(?:irreversible-)?cipher"
    r"|snmp-(?:agent|server) community|(?<=hwtacacs )key|(?<=radius )key"
    rf"|key(?= (?:cipher|simple|hash|authentication)))\s+{_HOW}(?:authentication\s+{_HOW})?)(?P<secret>[^\s'\",;}}]+)",
    re.IGNORECASE | re.MULTILINE,
)
_PROPERTY = re.compile(
    # from the beginning of a word only: a long one without any of these would be looked at from each of its letters
    r"(?<![\w.\-\[\]])(?P<head>[\w.\-\[\]]*?(?:password|passwd|passphrase|secret|token|admin_?pass|private_?key|credential)\w*+[\"']?"
    r"\s*[:=]\s*)(?P<secret>.+)",
    re.IGNORECASE,
)
_URL = re.compile(r"(?P<head>\b[a-z][a-z0-9+.-]{0,30}://[^\s:/@]*:)(?P<secret>[^\s/@]+)(?=@)", re.IGNORECASE)
_KEY_BLOCK = re.compile(
    r"(?P<head>-----BEGIN [A-Z ]*PRIVATE KEY-----)(?P<secret>.*?)(?=-----END|\Z)", re.IGNORECASE | re.DOTALL
)
_NAMES = re.compile(r"password|passwd|passphrase|secret|token|admin_?pass|private_?key|credential", re.IGNORECASE)


def mask(text: str, name: str = "") -> str:
    """``text`` with every value that looks like a secret replaced by ``******``.

    The plan and the drift records already arrive masked by the rules of each vendor; this knows no vendor and
    rather hides too much. ``name`` is the property that holds ``text``: when it names a secret, all of it goes.
    """
    if name and _NAMES.search(name):
        return text if _SHOWN_AS_HIDDEN.match(text) else HIDDEN
    for pattern in (_KEY_BLOCK, _URL, _PROPERTY, _COMMAND):
        text = pattern.sub(_hidden, text)
    return text


def _hidden(found: re.Match[str]) -> str:
    secret = found["secret"]
    return found["head"] + (secret if _SHOWN_AS_HIDDEN.match(secret.strip()) else HIDDEN)
