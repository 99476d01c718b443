"""The second half of every rotation: another session proves what the device has taken, or the first gives it back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple

from edugrid.rollout.connect import Reachable, connect
from edugrid.rollout.credential_store import CredentialStore
from edugrid.rollout.login import Login
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site
from edugrid.text import Text, language


class RotationError(Exception):
    """Nothing was changed, or it is not proven that it was; the credentials file has whatever is in force."""

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


class LoginChange:
    """One device whose login is about to be another. ``what`` names it in the journal: ``password`` or ``key``."""

    def __init__(self, device: Reachable, work: Rotation, what: Literal["password", "key"]) -> None:
        self.device, self.work, self.what = device, work, what

    def refused(self, why: Text) -> RotationError:
        """Return an error that names the device."""
        return RotationError(f"{self.device.name}: {why.show(language())}")

    @contextmanager
    def session(self, login: Login) -> Iterator[Any]:
        """Log in with ``login`` and nothing else."""
        site = self.work.site.model_copy(update={"logins": {**self.work.site.logins, self.device.name: login}})
        # the same name for every run, so that the next one can finish what a killed one left
        with connect(self.device, site, change_id=f"rotate-{self.what}") as driver:
            yield driver

    def already(self, login: Login) -> bool:
        """Whether the device has the next proof of ``login`` already; a trial of it that still runs is confirmed.

        Raises:
            RotationError: it takes neither.

        """
        from napalm.base.exceptions import CommitError, ConnectAuthError

        following = login.following()
        if following is None:
            return False
        try:
            with self.session(login.alone()):
                return False
        except ConnectAuthError:
            self.note(f"old-{self.what}-refused")
        try:
            with self.session(following) as driver:
                try:
                    driver.confirm_commit()
                except CommitError as error:
                    # nothing waits: an earlier run had confirmed it, or the device has just gone back
                    self.note("nothing-to-confirm", reason=str(error))
        except ConnectAuthError:
            one = {"password": Text("passwords", "密码"), "key": Text("keys", "密钥")}[self.what]
            raise self.refused(
                Text(
                    f"the device refuses both {one.en} of the credentials file; somebody else has changed it",
                    f"设备拒绝凭据文件中的两个{one.zh}；可能已被他人修改",
                )
            ) from None
        return True

    def make(self, driver: Any, lines: Sequence[str], login: Login) -> None:  # noqa: ANN401 - napalm publishes no types
        """Type ``lines`` under the device's timer; a session with the next proof of ``login`` alone confirms them."""
        driver.load_merge_candidate(config="\n".join(lines))
        self.note("committing", revert_seconds=self.work.revert_seconds)
        driver.commit_config(revert_in=self.work.revert_seconds)
        self.note("committed")
        try:
            self._confirm(login)
        except Exception as error:
            # this session is still in: it gives back what the device had
            self._taken_back(driver, error)
            raise

    def note(self, event: str, **facts: object) -> None:
        """Write ``event`` into the journal before the next step begins."""
        self.work.run.journal.write(event, self.device.name, **facts)

    def _confirm(self, login: Login) -> None:
        following = login.following()
        if following is None:
            return
        with self.session(following) as driver:
            self.note("verified")
            driver.confirm_commit()
            self.note("confirmed")

    def _taken_back(self, driver: Any, error: Exception) -> None:  # noqa: ANN401 - as above
        self.note("not-verified", reason=str(error))
        try:
            driver.rollback()
            self.note("reverted")
        except Exception as second:  # noqa: BLE001 - the device's timer does it, and both proofs stay in the file
            self.note("reverts-by-itself", reason=str(second))
