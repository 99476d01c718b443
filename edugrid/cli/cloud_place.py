"""``edugrid cloud place REGION``."""

import json
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.design.decision import Decision
    from edugrid.intent.tree import City

VERDICTS = {
    "chosen": Text("chosen", "选定"),
    "behind": Text("behind", "次选"),
    "refused": Text("refused", "不可用"),
}


def cloud_place(
    region: Region,
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
    record: Annotated[  # noqa: FBT002 - typer's way
        bool, typer.Option("--record", help="write what is not recorded yet to placement.yml")
    ] = False,
) -> None:
    """On which cloud each application lies, by which rule, and why not on the others; nothing is asked of any cloud."""
    from edugrid.cli.console import console
    from edugrid.cli.placement_table import placement_table
    from edugrid.cloud.move.record_placements import record_placements
    from edugrid.design.decide import decide
    from edugrid.design.placement import place
    from edugrid.design.placement_rules import CLOUD_FIRST
    from edugrid.region import open_region

    root, lang = inventories(), language()
    intent = open_region(root, region).intent
    cities = [city for city in intent.cities if city.file.clouds]
    if fmt == "json":
        found = [_plain(city, decide(city)) for city in cities]
        typer.echo(json.dumps({"version": 1, "cities": found}, ensure_ascii=False, indent=1))
    else:
        for city in cities:
            typer.echo(f"{city.path}: {CLOUD_FIRST.show(lang)}")
            console().print(placement_table(place(city)))
            for decision in decide(city):
                _show(decision, lang)
    if record:
        for city in cities:
            for path, names in record_placements(root, city):
                typer.echo(f"{path}: {', '.join(names)}", err=fmt == "json")


def _show(decision: "Decision", lang: str) -> None:
    typer.echo(f"{decision.application}:")
    for item in decision.verdicts:
        verdict = VERDICTS[item.verdict].show(lang)
        typer.echo(f"  {item.cloud}: {verdict} [{item.rule}] {item.reason.show(lang)} ({item.source.show(lang)})")


def _plain(city: "City", decisions: "tuple[Decision, ...]") -> dict[str, Any]:
    from edugrid.design.placement import place
    from edugrid.plain import plain

    return {
        "region": city.path,
        "placements": [plain(item) for item in place(city)],
        "decisions": [plain(item) for item in decisions],
    }
