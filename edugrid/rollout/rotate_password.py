"""Another password for one device: under a timer, proven by a second login, and never lost in between."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple

from edugrid.rollout.connect import Reachable, connect
from edugrid.rollout.credential_store import CredentialStore
from edugrid.rollout.login import Login
from edugrid.rollout.new_password import new_password, usable
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site
from edugrid.text import Text, language

# the same for every run, so that the next one can finish what a killed one left
_CHANGE_ID = "rotate-password"

_SERVERS = Text(
    "left alone: AAA servers decide on the logins of this device; change the password on them",
    "未更换：该设备的登录由 AAA 服务器认证；请在服务器上修改密码",
)


class RotationError(Exception):
    """The password was not changed, or it is not proven that it was; the credentials file has whatever is in force."""

    exit_code = 1


class Rotated(NamedTuple):
    """``how``: ``changed``, ``finished`` what an earlier run had left, or ``left`` alone; ``said`` tells more."""

    how: Literal["changed", "finished", "left"]
    said: Text


class Rotation(NamedTuple):
    """What a rotation works with; ``revert_seconds`` is how long the device waits for the proof."""

    site: Site
    store: CredentialStore
    run: Run
    revert_seconds: int


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
    if login.next is not None and not usable(login.next.get_secret_value()):
        raise _refused(
            name,
            Text(
                "`next` must have 8-63 characters, among them capitals, small letters, digits and signs such as -_+=.@, and "
                "no blank, quote or question mark",
                "`next` 须为 8～63 个字符，含大写、小写、数字和 -_+=.@ 等符号，且不含空格、引号、问号",
            ),
        )
    if login.next is not None and _already(device, work, login):
        return Rotated(
            "finished",
            Text(
                f"{login.username} had the new password already; the credentials file follows",
                f"{login.username} 已在使用新密码，凭据文件已更新",
            ),
        )
    with _session(device, work, login.alone()) as driver:
        running = driver.get_config(retrieve="running")["running"]
        if password_change(device.platform).asks_servers(running):
            return Rotated("left", _SERVERS)
        secret = login.next or new_password()
        lines = password_change(device.platform).lines(running, login.username, secret.get_secret_value())
        if lines is None:
            raise _refused(
                name,
                Text(
                    f"user {login.username!r} is no local user of this device (RADIUS or HWTACACS?): change it where it is kept",
                    f"用户“{login.username}”不是该设备的本地用户（RADIUS 或 HWTACACS？）：请在其所在处修改",
                ),
            )
        login = work.store.propose(name, login, secret)
        work.run.journal.write("password-proposed", name, user=login.username)
        driver.load_merge_candidate(config="\n".join(lines))
        work.run.journal.write("committing", name, revert_seconds=work.revert_seconds)
        driver.commit_config(revert_in=work.revert_seconds)
        work.run.journal.write("committed", name)
        try:
            _confirm(device, work, login)
        except Exception as error:
            # this session is still in: it gives back what the device had
            _taken_back(driver, work, name, error)
            raise
    _proven(device, work, login)
    return Rotated("changed", Text(f"{login.username} has a new password", f"{login.username} 的密码已更换"))


def _elsewhere(login: Login | None) -> Text | None:
    """Why the password of ``login`` is not in the credentials file."""
    if login is None or login.password is not None:
        return None
    if login.key_file is not None:
        return Text(
            "nothing to do: edugrid logs in with a key, not a password", "无需更换：edugrid 以密钥登录，而非密码"
        )
    return Text(
        "left alone: its password is in a keyring; write it into the credentials file to have it rotated",
        "未更换：密码保存在密钥环中；如需轮换，请写入凭据文件",
    )


def _already(device: Reachable, work: Rotation, login: Login) -> bool:
    """Whether the device has the next password already; a trial of it that still runs is confirmed."""
    from napalm.base.exceptions import CommitError, ConnectAuthError

    following = login.following()
    if following is None:
        return False
    try:
        with _session(device, work, login.alone()):
            return False
    except ConnectAuthError:
        work.run.journal.write("old-password-refused", device.name)
    try:
        with _session(device, work, following) as driver:
            try:
                driver.confirm_commit()
            except CommitError as error:
                # nothing waits: an earlier run had confirmed it, or the device has just gone back
                work.run.journal.write("nothing-to-confirm", device.name, reason=str(error))
    except ConnectAuthError:
        raise _refused(
            device.name,
            Text(
                "the device refuses both passwords of the credentials file; somebody else has changed it",
                "设备拒绝凭据文件中的两个密码；可能已被他人修改",
            ),
        ) from None
    _proven(device, work, login)
    return True


def _confirm(device: Reachable, work: Rotation, login: Login) -> None:
    following = login.following()
    if following is None:
        return
    with _session(device, work, following) as driver:
        work.run.journal.write("verified", device.name)
        driver.confirm_commit()
        work.run.journal.write("confirmed", device.name)


def _proven(device: Reachable, work: Rotation, login: Login) -> None:
    """Log in once more before the old password is forgotten: a device may not tell that its timer had run out."""
    following = login.following()
    if following is None:
        return
    with _session(device, work, following):
        pass
    work.store.promote(device.name, login)
    work.run.journal.write("password-stored", device.name)


def _taken_back(driver: Any, work: Rotation, name: str, error: Exception) -> None:  # noqa: ANN401 - napalm publishes no types
    work.run.journal.write("not-verified", name, reason=str(error))
    try:
        driver.rollback()
        work.run.journal.write("reverted", name)
    except Exception as second:  # noqa: BLE001 - the device's timer does it, and both passwords stay in the file
        work.run.journal.write("reverts-by-itself", name, reason=str(second))


@contextmanager
def _session(device: Reachable, work: Rotation, login: Login) -> Iterator[Any]:
    site = work.site.model_copy(update={"logins": {**work.site.logins, device.name: login}})
    with connect(device, site, change_id=_CHANGE_ID) as driver:
        yield driver


def _refused(name: str, why: Text) -> RotationError:
    return RotationError(f"{name}: {why.show(language())}")
