"""The file of channels."""

import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import Field, TypeAdapter, ValidationError

from edugrid.notify.channels.folder import Folder
from edugrid.notify.channels.hook import Hook
from edugrid.notify.channels.mail import Mail
from edugrid.notify.channels.robot import Robot
from edugrid.notify.errors import NotifyError
from edugrid.text import Text
from edugrid.yaml_text import yaml_text

VARIABLE: Final = "EDUGRID_NOTIFY"
Channel = Robot | Hook | Mail | Folder

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_KINDS: Final = TypeAdapter[Channel](Annotated[Channel, Field(discriminator="kind")])
_NAME: Final = TypeAdapter[str](Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")])


def read_channels(env: Mapping[str, str]) -> dict[str, Channel]:
    """The channels of the YAML file that ``EDUGRID_NOTIFY`` names (``channels: {NAME: {kind: …}}``, mode 0600).

    Raises:
        NotifyError: it is not named, missing, readable by others, or of the wrong shape; no value is shown.

    """
    name = env.get(VARIABLE)
    if not name:
        raise NotifyError(
            Text(
                "no channels: point EDUGRID_NOTIFY to a YAML file (mode 0600) with `channels: {NAME: {kind: …}}`",
                "没有通知渠道：请将 EDUGRID_NOTIFY 指向一个 YAML 文件（权限 0600），内容为 `channels: {名称: {kind: …}}`",
            )
        )
    path = Path(name).expanduser()
    data = _data(path)
    channels = data.get("channels") if isinstance(data, dict) and set(data) == {"channels"} else None
    if not isinstance(channels, dict) or not channels:
        raise _wrong(
            path, Text("must be `channels:` with at least one name below it", "应为 `channels:`，其下至少一个渠道名")
        )
    return {str(key): _channel(path, str(key), value) for key, value in channels.items()}


def _data(path: Path) -> Any:  # noqa: ANN401 - YAML
    try:
        mode = path.stat().st_mode
        if mode & _OTHERS:
            kept = f"{stat.S_IMODE(mode):04o}"
            raise _wrong(
                path,
                Text(
                    f"others may read it (mode {kept}); run `chmod 600 {path}`",
                    f"其他用户可读（权限 {kept}）；请执行 `chmod 600 {path}`",
                ),
            )
        return yaml_text(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _wrong(path, Text(f"{error.strerror}", f"{error.strerror}")) from None
    except ValueError:
        # the parser quotes the line it stumbled over, which may be a secret
        raise _wrong(path, Text("not YAML", "不是 YAML")) from None


def _channel(path: Path, name: str, value: object) -> Channel:
    try:
        _NAME.validate_python(name)
        return _KINDS.validate_python(value)
    except ValidationError as error:
        # pydantic's own text shows the input
        problem = error.errors(include_input=False, include_url=False, include_context=False)[0]
        where = ".".join(("channels", name, *(str(step) for step in problem["loc"] if step not in _TAGS)))
        raise _wrong(path, Text(f"{where}: {problem['msg']}", f"{where}：{problem['msg']}")) from None


_TAGS: Final = {"wecom", "dingtalk", "feishu", "http", "email", "file"}  # pydantic names the kind in the path


def _wrong(path: Path, why: Text) -> NotifyError:
    return NotifyError(
        Text(f"{path}: {why.en} (named by EDUGRID_NOTIFY)", f"{path}：{why.zh}（由 EDUGRID_NOTIFY 指定）")
    )
