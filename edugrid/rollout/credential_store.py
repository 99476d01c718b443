"""The credentials file as something that is written: the next password or key of one device, and its coming into force."""

import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from edugrid.rollout.login import Login, SiteError
from edugrid.rollout.run import write_private
from edugrid.text import Text, language


class CredentialStore:
    """The YAML file that ``EDUGRID_CREDENTIALS`` names. Comments stay; each write is whole or did not happen (mode 0600).

    Between ``propose`` and ``promote`` the file holds both passwords (or names both keys) of the device, so that one of
    them is right whatever happens in between.
    """

    def __init__(self, path: Path) -> None:
        # a link keeps pointing to the file that is written
        self.path = path.resolve()

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "CredentialStore":
        """Return the store of this workstation.

        Raises:
            SiteError: ``EDUGRID_CREDENTIALS`` names none, or a file that others may read.

        """
        name = env.get("EDUGRID_CREDENTIALS")
        path = Path(name).expanduser() if name else None
        if path is None or not path.is_file():
            told = Text(
                "new passwords need a place: point EDUGRID_CREDENTIALS to a YAML file (mode 0600)",
                "新密码需要保存处：请用 EDUGRID_CREDENTIALS 指定一个 YAML 文件（权限 0600）",
            )
            raise SiteError(told.show(language()))
        if stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
            raise SiteError(f"{path}: others may read it; run `chmod 600 {path}`")
        return cls(path)

    def propose(self, name: str, login: Login, password: SecretStr) -> Login:
        """Write ``password`` beside the one of ``login`` as the ``next`` of device ``name``; returns that login."""
        proposed = login.model_copy(update={"next": password})
        self._write(name, proposed)
        return proposed

    def propose_key(self, name: str, login: Login, key_file: Path) -> Login:
        """Name ``key_file`` beside the one of ``login`` as the next of device ``name``; returns that login."""
        proposed = login.model_copy(update={"next_key_file": key_file})
        self._write(name, proposed)
        return proposed

    def promote(self, name: str, login: Login) -> Login:
        """Make what comes next for device ``name`` its login, and forget the former one; returns that login."""
        following = login.following()
        if following is None:
            raise ValueError(f"{name}: there is no next password or key")
        self._write(name, following)
        return following

    def _write(self, name: str, login: Login) -> None:
        from io import StringIO

        from ruamel.yaml import YAML

        yaml = YAML()
        yaml.preserve_quotes = True
        yaml.width = 4096
        data: Any = yaml.load(self.path.read_text(encoding="utf-8")) or {}
        if data.get("devices") is None:
            data["devices"] = {}
        devices = data["devices"]
        entry = devices.get(name)
        if entry is None:
            devices[name] = entry = {}
        for key, value in (
            ("username", login.username),
            ("password", _clear(login.password)),
            ("next", _clear(login.next)),
            ("key_file", _text(login.key_file)),
            ("next_key_file", _text(login.next_key_file)),
        ):
            if value is None:
                entry.pop(key, None)
            else:
                entry[key] = value
        text = StringIO()
        yaml.dump(data, text)
        write_private(self.path, text.getvalue())


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _clear(secret: SecretStr | None) -> str | None:
    return None if secret is None else secret.get_secret_value()
