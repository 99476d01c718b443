"""A login, and what is wrong with one."""

from pathlib import Path

from pydantic import SecretStr, model_validator

from edugrid.design.frozen import Frozen


class SiteError(Exception):
    """A site setting is missing or unusable; the message says which one, and what to do."""

    exit_code = 2


class Login(Frozen):
    """A user and what proves it: a password, a private key file, or the ``keyring`` service that has the password."""

    username: str
    password: SecretStr | None = None
    key_file: Path | None = None
    keyring: str | None = None

    @model_validator(mode="after")
    def _one_proof(self) -> "Login":
        if sum(item is not None for item in (self.password, self.key_file, self.keyring)) != 1:
            raise ValueError("give one of password, key_file and keyring")
        return self
