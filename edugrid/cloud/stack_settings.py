"""The settings of a stack, without a salt of the engine's in the repository's own file."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from edugrid.cloud.errors import CloudInputError
from edugrid.text import Text

REGION = "edugrid:region"
SALT = "encryptionsalt"


def stack_settings(project: Path, folder: Path, region: str) -> Path:
    """Copy ``stacks/Pulumi.<stack>.yaml`` of ``project`` into ``folder`` and give the copy's path.

    The engine writes a salt into the file it is given. It belongs to one passphrase, so in the repository it would
    make every clone with another passphrase fail; the copy lies beside the state. A salt that really encrypts
    something (``secure:`` values) is kept as it is.

    Raises:
        CloudInputError: the repository's file names another region.

    """
    name = f"Pulumi.{region.rsplit('/', 1)[-1]}.yaml"
    own, copy = project / "stacks" / name, folder / name
    settings = _read(own)
    config = settings.setdefault("config", {})
    if config.setdefault(REGION, region) != region:
        raise CloudInputError(
            Text(
                f"{own} is for {config[REGION]}, not {region}", f"{own} 对应的地区是 {config[REGION]}，而不是 {region}"
            ),
            Text("two regions with the same last part need two repositories", "末级名称相同的两个地区需要使用两个仓库"),
        )
    if not any(isinstance(value, dict) and "secure" in value for value in config.values()):
        settings.pop(SALT, None)
        kept = _read(copy).get(SALT)
        if kept:
            settings[SALT] = kept
    if copy.is_file() and _read(copy) == settings:
        return copy
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with copy.open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump(settings, file)
    return copy


def _read(path: Path) -> dict[str, Any]:
    body = YAML(typ="safe").load(path.read_text(encoding="utf-8")) if path.is_file() else None
    return body if isinstance(body, dict) else {}
