"""Sign with an SSH key (``ssh-keygen -Y``, PROTOCOL.sshsig of OpenSSH): anybody can verify it without edugrid."""

import subprocess
from pathlib import Path
from typing import Final

from edugrid.sshsig.errors import SignatureError
from edugrid.text import Text

MISSING: Final = SignatureError(
    Text("ssh-keygen is not installed", "未安装 ssh-keygen"),
    Text("install the OpenSSH client (8.1 or newer)", "请安装 OpenSSH 客户端（8.1 或更新版本）"),
    1,
)


def sign(data: bytes, key: Path, namespace: str) -> bytes:
    """The signature of ``data`` by the private ``key`` (or a public key whose private one the SSH agent has).

    ``namespace`` says what the signature is for: one for another purpose does not verify.

    Raises:
        SignatureError: no key there, no ssh-keygen, or it refuses.

    """
    if not key.is_file():
        raise SignatureError(
            Text(f"there is no key {key}", f"没有密钥文件 {key}"),
            Text(f"make one: ssh-keygen -t ed25519 -f {key}", f"生成密钥：ssh-keygen -t ed25519 -f {key}"),
        )
    command = ["ssh-keygen", "-Y", "sign", "-q", "-n", namespace, "-f", str(key)]
    try:
        # ssh-keygen asks for a passphrase on the terminal itself
        done = subprocess.run(command, input=data, capture_output=True, check=False)
    except FileNotFoundError:
        raise MISSING from None
    if done.returncode or not done.stdout:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise SignatureError(
            Text(
                f"ssh-keygen did not sign: {said[-1] if said else '-'}",
                f"ssh-keygen 签名失败：{said[-1] if said else '-'}",
            ),
            Text("is it a private key, and its passphrase right?", "请确认是私钥且口令正确"),
            1,
        )
    return done.stdout
