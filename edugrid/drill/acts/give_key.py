"""A device gets the office's SSH key, and edugrid logs in with it from now on: as things are before a key leaks."""

import json
import string
from collections.abc import Mapping

from edugrid.drill.ground import Ground
from edugrid.put_file import put_file
from edugrid.text import Text

WIDTH = 64
"""Characters of a key in one typed line."""


def act(ground: Ground, options: Mapping[str, str]) -> Text:
    """Type ``lines`` (``;`` between them) on ``device``; ``$openssh`` and ``$hexadecimal`` stand for the key in that form.

    The key is made once, below ``office/`` in the folder of the lab, and is the same for every device.
    """
    from edugrid.rollout.connect import connect
    from edugrid.rollout.ssh_key import SshKey

    folder = ground.folder / "office"
    path = next(iter(folder.glob("*")), None) if folder.exists() else None
    key, path = (SshKey.read(path), path) if path else SshKey.make(folder, "office")
    texts = {"openssh": _wrapped(f"ssh-rsa {key.base64}"), "hexadecimal": _wrapped(key.hexadecimal)}
    name = options["device"]
    typed = "\n".join(line.strip() for line in options["lines"].split(";"))
    site = ground.site()
    with connect(ground.device(name), site) as driver:
        driver.load_merge_candidate(config=string.Template(typed).substitute(texts))
        driver.commit_config()
    file = ground.lab / "credentials.yml"
    known = json.loads(file.read_text(encoding="utf-8"))
    user = known["default"]["username"]
    known["devices"][name] = {"username": user, "key_file": str(path)}
    put_file(file, json.dumps(known, indent=1), 0o600)
    return Text(
        f"{name}: {user} logs in with the key {key.fingerprint}", f"{name}：{user} 以密钥 {key.fingerprint} 登录"
    )


def _wrapped(text: str) -> str:
    return "\n".join(text[at : at + WIDTH] for at in range(0, len(text), WIDTH))
