"""Whether a package is as it was made."""

from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from edugrid.comply.errors import ComplyError
from edugrid.comply.manifest import NAME, NAMESPACE, SIGNATURE, Manifest
from edugrid.paper.evidence import sha256_of
from edugrid.sshsig.check_signature import Signer, check_signature
from edugrid.text import Text


class Verified(NamedTuple):
    """What a package is, everything that is wrong with its files, and who signed (None: it has no signature)."""

    manifest: Manifest
    problems: tuple[Text, ...]
    signer: Signer | None


def verify(folder: Path, signers: Path | None) -> Verified:
    """Hash every file of the package in ``folder`` again, and check the signature of its manifest.

    Raises:
        ComplyError: there is no manifest, or it cannot be read.

    """
    path = folder / NAME
    try:
        data = path.read_bytes()
        manifest = Manifest.model_validate_json(data)
    except (OSError, ValidationError) as error:
        reason = str(error).splitlines()[0]
        raise ComplyError(
            Text(f"{path} is no manifest: {reason}", f"{path} 不是有效的清单：{reason}"),
            Text("give the folder of edugrid comply report", "请指定 edugrid comply report 生成的目录"),
        ) from error
    signature = folder / SIGNATURE
    signer = check_signature(data, signature, signers, NAMESPACE) if signature.is_file() else None
    return Verified(manifest, tuple(_problems(folder, manifest)), signer)


def _problems(folder: Path, manifest: Manifest) -> list[Text]:
    found = []
    there = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if (path.is_file() or path.is_symlink()) and path.relative_to(folder).as_posix() not in {NAME, SIGNATURE}
    }
    for name, digest in manifest.files.items():
        if name not in there:
            found.append(Text(f"{name} is missing", f"缺少文件 {name}"))
        elif there[name].is_symlink() or sha256_of(there[name]) != digest:
            found.append(Text(f"{name} was changed", f"{name} 已被改动"))
    return [*found, *(Text(f"{name} was added", f"多出文件 {name}") for name in there if name not in manifest.files)]
