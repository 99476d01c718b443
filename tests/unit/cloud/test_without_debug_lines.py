"""The SDK's debug lines stay in this process; everything else reaches the engine."""

from contextvars import copy_context
from typing import Any

import pulumi
from pulumi.runtime.settings import SETTINGS

from edugrid.cloud.without_debug_lines import without_debug_lines


class Heard:
    """Stands for the engine's service."""

    root = "urn"

    def __init__(self) -> None:
        self.lines: list[str] = []

    def Log(self, request: Any) -> None:  # noqa: ANN401, N802 - the service's own
        self.lines.append(request.message)


def test_only_debug_lines_are_kept_back_and_only_for_this_program() -> None:
    heard = Heard()

    def program() -> None:
        SETTINGS.engine = heard
        without_debug_lines()
        pulumi.log.debug("registering resource")
        pulumi.log.info("a line")
        pulumi.log.warn("careful")
        pulumi.log.error("wrong")
        assert SETTINGS.engine.root == "urn"

    copy_context().run(program)
    assert heard.lines == ["a line", "careful", "wrong"]
    assert SETTINGS.engine is not heard
