"""Whose key it is."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

from edugrid.intent.person import Person
from edugrid.sshsig.errors import SignatureError
from edugrid.sshsig.sign import MISSING
from edugrid.text import Text
from edugrid.trust.errors import NotPermittedError


def holder(key: Path, people: Iterable[Person]) -> Person:
    """The row of the register that has the key of the file ``key`` (private, or public with an agent).

    Raises:
        SignatureError: there is no such key.
        NotPermittedError: nobody in the register has it.

    """
    wanted = _public(key)
    for person in people:
        if person.key == wanted:
            return person
    raise NotPermittedError(
        Text(
            f"the key {key} is nobody's in registers/people.csv of the province; a reviewed change of that file adds it",
            f"省级 registers/people.csv 中没有密钥 {key}；须经审阅修改该文件后才能使用",
        )
    )


def _public(key: Path) -> str:
    beside = key if key.suffix == ".pub" else key.with_name(key.name + ".pub")
    if beside.is_file():
        text = beside.read_text(encoding="utf-8", errors="replace")
    elif key.is_file():
        try:
            # asks for a passphrase on the terminal itself
            done = subprocess.run(
                ["ssh-keygen", "-y", "-f", str(key)], capture_output=True, text=True, errors="replace", check=False
            )
        except FileNotFoundError:
            raise MISSING from None
        text = done.stdout
    else:
        text = ""
    words = text.split()
    if len(words) < 2:  # noqa: PLR2004 - kind and body
        raise SignatureError(
            Text(f"{key} is no SSH key", f"{key} 不是 SSH 密钥"),
            Text("make one: ssh-keygen -t ed25519", "生成密钥：ssh-keygen -t ed25519"),
        )
    return f"{words[0]} {words[1]}"
