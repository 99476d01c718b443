"""A login, and what is wrong with one."""

from pathlib import Path

from pydantic import SecretStr, model_validator

from edugrid.design.frozen import Frozen


class SiteError(Exception):
    """A site setting is missing or unusable; the message says which one, and what to do."""

    exit_code = 2


class Login(Frozen):
    """A user and what proves it: a password, a private key file, or the ``keyring`` service that has the password.

    ``next`` is the password that the device is about to get, or has got already: a rotation that was cut off leaves
    both, and whoever logs in tries ``password`` first and ``next`` when the device refuses it.
    """

    username: str
    password: SecretStr | None = None
    key_file: Path | None = None
    keyring: str | None = None
    next: SecretStr | None = None

    @model_validator(mode="after")
    def _one_proof(self) -> "Login":
        if sum(item is not None for item in (self.password, self.key_file, self.keyring)) != 1:
            raise ValueError("give one of password, key_file and keyring")
        if self.next is not None and self.password is None:
            raise ValueError("next belongs beside a password")
        return self

    def alone(self) -> "Login":
        """Without ``next``."""
        return self.model_copy(update={"next": None})

    def following(self) -> "Login | None":
        """With ``next`` for its password; None when there is none."""
        return None if self.next is None else self.model_copy(update={"password": self.next, "next": None})
