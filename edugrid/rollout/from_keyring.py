"""Passwords that the operating system keeps (Secret Service, KWallet, Windows, macOS)."""

from pydantic import SecretStr

from edugrid.rollout.login import Login, SiteError
from edugrid.text import Text, language


def from_keyring(login: Login, name: str) -> Login:
    """Return ``login`` with the password that the keyring has for its service and user.

    Raises:
        SiteError: there is no keyring on this machine, it is locked, or it has no such password.

    """
    import keyring
    from keyring.errors import KeyringError

    service = login.keyring or ""
    try:
        password = keyring.get_password(service, login.username)
        why = Text("it has no such password", "其中没有该密码")
    except KeyringError as error:
        password, why = None, Text(str(error) or type(error).__name__, str(error) or type(error).__name__)
    if password is None:
        hint = f"keyring set {service} {login.username}"
        told = Text(
            f"{name}: keyring service {service!r}, user {login.username!r}: {why.en}; store it: {hint}",
            f"{name}：密钥环服务“{service}”、用户“{login.username}”：{why.zh}；写入：{hint}",
        )
        raise SiteError(told.show(language()))
    return Login(username=login.username, password=SecretStr(password))
