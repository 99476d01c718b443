"""The web site of the drill on one machine: it has its hole, its check notices, its backup brings it back."""

import pytest

from edugrid.drill.acts import get_act
from edugrid.drill.errors import StepError
from edugrid.drill.ground import open_ground
from edugrid.drill.load_scenario import load_scenario

PLACE, ATTACKER = "pop-2:eth3", "203.0.113.9"


def test_a_defaced_page_is_noticed_and_comes_back() -> None:
    with open_ground(load_scenario("mined-host"), "en", "w") as ground:

        def ask(method: str, expect: str) -> str:
            options = {"place": PLACE, "method": method, "expect": expect, "as": ATTACKER}
            return get_act("site-request")(ground, options).en

        get_act("site-up")(ground, {"place": PLACE, "address": "10.0.66.130"})
        assert "as attested" in ask("GET", "attested")
        assert "was replaced" in ask("PUT", "replaced")
        with pytest.raises(StepError, match="NOT what was attested"):
            ask("GET", "attested")
        assert f"access.log: {ATTACKER} PUT /index.html" in ask("GET", "other")
        get_act("site-restore")(ground, {})
        assert "as attested" in ask("GET", "attested")
        assert b"hacked" in (ground.folder / "defaced.html").read_bytes()
        ground.unserve("site")
        assert "no answer" in ask("GET", "silence")
