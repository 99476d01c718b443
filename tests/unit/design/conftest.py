"""Intents for the tests of the design: the example, with small changes."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from edugrid.intent.load import load_intent
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.tree import Intent

INVENTORIES = Path(__file__).parents[3] / "inventories"
AT = datetime(2027, 3, 1, 9, 0, tzinfo=SHANGHAI)

SINGLE: dict[str, Any] = {"count": 1, "volumes": ()}

Changed = Callable[..., Intent]


@pytest.fixture
def changed() -> Changed:
    """Three single servers of the example on 1 March 2027 with other clouds, applications or registers of its city."""
    intent = load_intent(INVENTORIES, "henan/zhengzhou", AT)
    # no NFV edges: they would count as servers
    counties = tuple(
        county.model_copy(update={"file": county.file.model_copy(update={"nfv_edge": None})})
        for county in intent.cities[0].counties
    )

    def change(*, at: datetime = AT, clouds: dict[str, dict[str, Any]] | None = None, **registers: Any) -> Intent:  # noqa: ANN401 - fields of several models
        city = intent.cities[0]
        applications = registers.pop("applications", {})
        made = tuple(cloud.model_copy(update=(clouds or {}).get(cloud.name, {})) for cloud in city.file.clouds)
        empty = {"approvals": (), "contracts": (), "surges": (), "exceptions": ()}
        city = city.model_copy(
            update={
                "file": city.file.model_copy(update={"clouds": made}),
                "counties": counties,
                "applications": tuple(
                    app.model_copy(update=SINGLE | applications.get(app.name, {}))
                    for app in city.applications
                    if app.name in {"identity", "roster", "video"}
                ),
                "registers": city.registers.model_copy(update=empty | registers),
            }
        )
        return intent.model_copy(update={"at": at, "cities": (city,)})

    return change
