"""Another SSH key for one device: under a timer, proven by a second login, and the old one taken off the device last."""

from pathlib import Path

from edugrid.rollout.connect import Reachable
from edugrid.rollout.login import Login
from edugrid.rollout.login_change import LoginChange, Rotated, Rotation
from edugrid.rollout.ssh_key import SshKey
from edugrid.text import Text

_FOLDER = "edugrid-keys"  # beside the credentials file


def rotate_key(device: Reachable, work: Rotation) -> Rotated:
    """Give the user of ``device`` the key in ``next_key_file`` of the credentials file, or a new one.

    1. the new private key is written, and both are named in the credentials file, before the device hears of it;
    2. the device gets the public half beside the old one, and takes it for the user, under its timer;
    3. a second session logs in with the new key alone, and confirms; otherwise the first session takes it back;
    4. a third one, with the new key, takes the old one off the device; then the file forgets it.

    Raises:
        RotationError: it was not changed, or it is not proven that it was.
        napalm.base.exceptions.NapalmException, edugrid.rollout.login.SiteError: it cannot be asked.

    """
    from edugrid.vendors.key_change import key_change

    name, login = device.name, work.site.logins.get(device.name) or work.site.default_login
    way, change = key_change(device.platform), LoginChange(device, work, "key")
    reason = way.reason or (None if login is None or login.key_file else _NO_KEY)
    if reason is not None:
        return Rotated("left", reason)
    login = login or work.site.login(name)
    if change.already(login):
        _old_one_gone(change, login)
        return Rotated(
            "finished",
            Text(
                f"{login.username} had the new key already; the credentials file follows",
                f"{login.username} 已在使用新密钥，凭据文件已更新",
            ),
        )
    with change.session(login.alone()) as driver:
        running = driver.get_config(retrieve="running")["running"]
        path = login.next_key_file
        key, path = (SshKey.read(path), path) if path else SshKey.make(work.store.path.parent / _FOLDER, name)
        lines = way.lines(running, login.username, f"edu-{key.fingerprint}", (key.base64, key.hexadecimal))
        if lines is None:
            raise change.refused(
                Text(
                    f"the device shows no key of user {login.username!r}: give it one by hand first",
                    f"设备上没有用户“{login.username}”的密钥：请先手工设置一个",
                )
            )
        login = work.store.propose_key(name, login, path)
        change.note("key-proposed", user=login.username)
        change.make(driver, lines, login)
    _old_one_gone(change, login)
    return Rotated("changed", Text(f"{login.username} has a new key", f"{login.username} 的密钥已更换"))


_NO_KEY = Text(
    "no key to change: edugrid logs in with a password (edugrid rotate-password)",
    "没有需要更换的密钥：edugrid 以密码登录（edugrid rotate-password）",
)


def _old_one_gone(change: LoginChange, login: Login) -> None:
    """Prove once more that the new key stayed, take the old one off the device, and forget it."""
    from edugrid.vendors.key_change import key_change

    following, old = login.following(), login.key_file
    if following is None or old is None:
        return
    with change.session(following) as driver:
        former = SshKey.read(old)
        running = driver.get_config(retrieve="running")["running"]
        lines = key_change(change.device.platform).leftover(running, (former.base64, former.hexadecimal))
        if lines:
            driver.load_merge_candidate(config="\n".join(lines))
            driver.commit_config()
            change.note("old-key-removed")
    change.work.store.promote(change.device.name, login)
    change.note("key-stored")
    _forget(old, change.work.store.path)


def _forget(old: Path, credentials: Path) -> None:
    """Delete a private key that edugrid itself had made, unless another login still names it."""
    if old.parent == credentials.parent / _FOLDER and old.name not in credentials.read_text(encoding="utf-8"):
        old.unlink(missing_ok=True)
