"""A real driver whose session is a simulated device in this process: no SSH, no waiting."""

from typing import Any

from edugrid.vendors.base.errors import RefusedLineError
from edugrid.vendors.drivers import get_driver


class _Inside:
    """What a driver needs of its ``CliSession``."""

    in_user_view = True

    def __init__(self, device: Any, dialect: Any) -> None:  # noqa: ANN401 - two classes of one name
        self.host, self.prompt = device.name, f"<{device.name}>"
        self.dialect = dialect
        self._session = device.login()

    def send(self, line: str, *, idle_seconds: float | None = None) -> str:
        del idle_seconds
        return str(self._session.submit(line).text)

    def command(self, line: str, *, idle_seconds: float | None = None) -> str:
        answer = self.send(line, idle_seconds=idle_seconds)
        error = self.dialect.error_in(answer)
        if error:
            raise RefusedLineError(line, error)
        return answer


def inside_driver(platform: str, device: Any) -> Any:  # noqa: ANN401 - napalm publishes no types
    """The driver of ``platform``, open on the simulated ``device``."""
    driver = get_driver(platform).load()(device.name, "nobody", "none")
    driver._session = _Inside(device, driver.dialect)  # noqa: SLF001 - in place of SSH
    return driver
