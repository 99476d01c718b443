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
    both, and whoever logs in tries ``password`` first and ``next`` when the device refuses it. ``next_key_file`` is the
    same beside a ``key_file``.
    """

    username: str
    password: SecretStr | None = None
    key_file: Path | None = None
    keyring: str | None = None
    next: SecretStr | None = None
    next_key_file: Path | None = None

    @model_validator(mode="after")
    def _one_proof(self) -> "Login":
        if sum(item is not None for item in (self.password, self.key_file, self.keyring)) != 1:
            raise ValueError("give one of password, key_file and keyring")
        if self.next is not None and self.password is None:
            raise ValueError("next belongs beside a password")
        if self.next_key_file is not None and self.key_file is None:
            raise ValueError("next_key_file belongs beside a key_file")
        return self

    def alone(self) -> "Login":
        """Without what comes next."""
        return self.model_copy(update={"next": None, "next_key_file": None})

    def following(self) -> "Login | None":
        """With what comes next in the place of what is; None when nothing does."""
        if self.next is not None:
            return self.model_copy(update={"password": self.next, "next": None})
        if self.next_key_file is not None:
            return self.model_copy(update={"key_file": self.next_key_file, "next_key_file": None})
        return None
