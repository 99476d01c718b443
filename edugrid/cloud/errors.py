"""What can go wrong with a cloud or its stack; each error says what to run next."""

from edugrid.text import Text


class CloudError(Exception):
    """The cloud, the engine or the settings do not let the work go on."""

    exit_code = 1

    def __init__(self, what: Text, hint: Text, detail: str = "") -> None:
        self.what, self.hint, self.detail = what, hint, detail
        super().__init__(self.show("en"))

    def show(self, lang: str) -> str:
        """What happened, what to do, and the cloud's own words."""
        lines = [self.what.show(lang), f"→ {self.hint.show(lang)}"]
        return "\n".join([*lines, self.detail] if self.detail else lines)


class CloudInputError(CloudError):
    """The settings or arguments are wrong; nothing was tried."""

    exit_code = 2


class StalePlanError(CloudError):
    """The world has moved since the plan was made."""


class DamagedStateError(CloudError):
    """The engine cannot read its own state."""


class RefusedCredentialsError(CloudError):
    """The cloud does not take the user, the password or the token."""


class PolicyError(CloudError):
    """The design breaks a policy; nothing was registered."""

    exit_code = 2
