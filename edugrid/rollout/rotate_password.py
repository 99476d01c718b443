"""Another password for one device: under a timer, proven by a second login, and never lost in between."""

from edugrid.rollout.connect import Reachable
from edugrid.rollout.login import Login
from edugrid.rollout.login_change import LoginChange, Rotated, Rotation
from edugrid.rollout.new_password import new_password, usable
from edugrid.text import Text

_SERVERS = Text(
    "left alone: AAA servers decide on the logins of this device; change the password on them",
    "未更换：该设备的登录由 AAA 服务器认证；请在服务器上修改密码",
)


def rotate_password(device: Reachable, work: Rotation) -> Rotated:
    """Give the user of ``device`` the ``next`` password of the credentials file, or a random one.

    1. both passwords are in the file before the device hears of the new one;
    2. the device takes it under its timer;
    3. a second session logs in with the new one alone, and confirms; otherwise the first session takes it back;
    4. a third login proves that it stayed, then the file forgets the old one.

    Raises:
        RotationError: see there.
        napalm.base.exceptions.NapalmException, edugrid.rollout.login.SiteError: it cannot be asked.

    """
    from edugrid.vendors.password_change import password_change

    name, login = device.name, work.site.logins.get(device.name) or work.site.default_login
    reason = password_change(device.platform).reason or _elsewhere(login)
    if reason is not None:
        return Rotated("left", reason)
    login = login or work.site.login(name)
    change = LoginChange(device, work, "password")
    if login.next is not None and not usable(login.next.get_secret_value()):
        raise change.refused(
            Text(
                "`next` must have 8-63 characters, among them capitals, small letters, digits and signs such as -_+=.@, and "
                "no blank, quote or question mark",
                "`next` 须为 8～63 个字符，含大写、小写、数字和 -_+=.@ 等符号，且不含空格、引号、问号",
            )
        )
    if change.already(login):
        _proven(change, login)
        return Rotated(
            "finished",
            Text(
                f"{login.username} had the new password already; the credentials file follows",
                f"{login.username} 已在使用新密码，凭据文件已更新",
            ),
        )
    with change.session(login.alone()) as driver:
        running = driver.get_config(retrieve="running")["running"]
        if password_change(device.platform).asks_servers(running):
            return Rotated("left", _SERVERS)
        secret = login.next or new_password()
        lines = password_change(device.platform).lines(running, login.username, secret.get_secret_value())
        if lines is None:
            raise change.refused(
                Text(
                    f"user {login.username!r} is no local user of this device (RADIUS or HWTACACS?): change it where it is kept",
                    f"用户“{login.username}”不是该设备的本地用户（RADIUS 或 HWTACACS？）：请在其所在处修改",
                )
            )
        login = work.store.propose(name, login, secret)
        change.note("password-proposed", user=login.username)
        change.make(driver, lines, login)
    _proven(change, login)
    return Rotated("changed", Text(f"{login.username} has a new password", f"{login.username} 的密码已更换"))


def _elsewhere(login: Login | None) -> Text | None:
    """Why the password of ``login`` is not in the credentials file."""
    if login is None or login.password is not None:
        return None
    if login.key_file is not None:
        return Text(
            "no password to change: edugrid logs in with a key (edugrid rotate-key)",
            "没有需要更换的密码：edugrid 以密钥登录（edugrid rotate-key）",
        )
    return Text(
        "left alone: its password is in a keyring; write it into the credentials file to have it rotated",
        "未更换：密码保存在密钥环中；如需轮换，请写入凭据文件",
    )


def _proven(change: LoginChange, login: Login) -> None:
    """Log in once more before the old password is forgotten: a device may not tell that its timer had run out."""
    following = login.following()
    if following is None:
        return
    with change.session(following):
        pass
    change.work.store.promote(change.device.name, login)
    change.note("password-stored")
