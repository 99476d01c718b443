"""``edugrid comply controls``."""

from typing import Annotated, Literal

import typer

from edugrid.text import language


def comply_controls(
    level: Annotated[int, typer.Option("--level", min=1, max=3, help="1 | 2 | 3")] = 3,
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
) -> None:
    """List the control map of one level: number, what it asks, which checks give evidence, what a person must attest."""
    import json

    from edugrid.comply.load_controls import load_controls

    lang = language()
    asked = [control for control in load_controls().controls if control.number(level)]
    if fmt == "json":
        rows = [{"number": control.number(level)} | control.model_dump(mode="json") for control in asked]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for control in asked:
        typer.echo(f"{control.number(level)}  {control.point.text.show(lang)}: {control.asks.text.show(lang)}")
        checks = ", ".join(control.checks) or "-"
        typer.echo(f"    {checks}" + (f" + {control.unseen.text.show(lang)}" if control.attest else ""))
