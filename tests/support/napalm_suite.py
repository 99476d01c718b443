"""NAPALM's own driver suite over texts in files: the driver is real, the session answers from ``mocked_data``."""

import inspect
import re
from pathlib import Path
from typing import Any

import pytest
from napalm.base import NetworkDriver
from napalm.base.test.double import BaseTestDouble
from napalm.base.test.getters import BaseTestGetters

from edugrid.vendors.base.cli_session import CliSession
from edugrid.vendors.base.feature_driver import FeatureDriver

GETTERS = frozenset(
    [
        "is_alive",
        "get_facts",
        "get_interfaces",
        "get_interfaces_ip",
        "get_interfaces_counters",
        "get_lldp_neighbors",
        "get_lldp_neighbors_detail",
        "get_bgp_neighbors",
        "get_vlans",
        "get_mac_address_table",
        "get_arp_table",
        "get_ipv6_neighbors_table",
        "get_route_to",
        "get_config",
        "get_environment",
        "get_users",
        "get_optics",
        "ping",
    ]
)


REASON = 20  # characters

# ours, on every driver that answers to ``display …``; which of them a platform can give is its displays.yml's to say
FEATURE_GETTERS = frozenset(name for name in vars(FeatureDriver) if name.startswith("get_"))


class AnsweringSession(BaseTestDouble, CliSession):  # type: ignore[misc]  # napalm publishes no types
    """Sends nothing; the answer to ``display version`` is ``mocked_data/<test>/<case>/display_version.txt``."""

    def __init__(self, folder: Path, dialect: Any) -> None:  # noqa: ANN401 - a driver's own
        BaseTestDouble.__init__(self)
        self.folder, self.dialect = folder, dialect
        self.host, self.prompt = "zz-core-1", "<zz-core-1>"

    def find_file(self, filename: str) -> str:
        path = self.folder / "mocked_data" / self.current_test / self.current_test_case / filename
        if not path.exists():
            raise OSError(f"no mocked data: {path}")  # what NAPALM's suite expects
        return str(path)

    def send(self, line: str, *, idle_seconds: float | None = None) -> str:
        del idle_seconds
        return str(self.read_txt_file(self.find_file(f"{self.sanitize_text(line)}.txt")))

    def is_alive(self) -> bool:
        return True

    def close(self) -> None:
        """Nothing is open."""


def answering(kind: Any, folder: Path) -> Any:  # noqa: ANN401 - napalm publishes no types
    """The driver class ``kind``, whose sessions answer from ``folder``/mocked_data."""

    class Answering(kind):  # type: ignore[misc]  # a class given at run time
        patched_attrs = ("_session",)

        def open(self) -> None:
            self._session = self.device = AnsweringSession(folder, self.dialect)

    return Answering


class DriverSuite(BaseTestGetters):  # type: ignore[misc]  # napalm publishes no types
    """NAPALM's getters test, with one remark on its check of signatures.

    NAPALM wants no public method that its base class does not know. Getters of ours for what NAPALM has no word for
    must be listed in ``own``; everything else is checked by NAPALM's test as it stands.
    """

    driver: Any
    own: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()  # getters this platform has no way to give; the driver says why

    def test_a_getter_is_skipped_only_where_nothing_can_give_it(self) -> None:
        """NAPALM's suite skips what raises NotImplementedError; none of ours may pass that way."""
        assert [name for name in GETTERS if getattr(self.driver, name) is getattr(NetworkDriver, name)] == []
        reasons = {name: why for name in GETTERS if (why := getattr(getattr(self.driver, name), "why", None))}
        assert set(reasons) == self.missing
        assert all(len(why) > REASON for why in reasons.values()), "a word is no reason"
        for name, why in reasons.items():
            with pytest.raises(NotImplementedError, match=re.escape(why)):
                getattr(self.driver, name)(None)
        given = GETTERS - self.missing
        cases = Path(str(inspect.getfile(type(self)))).parent / "mocked_data"
        assert {path.parents[1].name.removeprefix("test_") for path in cases.glob("*/*/expected_result.json")} >= given

    def test_method_signatures(self) -> None:
        full, own = self.driver, self.own

        class WithoutOwn(full):  # type: ignore[misc,valid-type]  # a class given at run time
            def __dir__(self) -> list[str]:
                return [name for name in super().__dir__() if name not in own]

        assert all(callable(getattr(full, name)) for name in own)
        type(self).driver = WithoutOwn
        try:
            super().test_method_signatures()
        finally:
            type(self).driver = full
