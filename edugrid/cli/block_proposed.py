"""What is told of proposals that wait for a person."""

from typing import TYPE_CHECKING

import typer

from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.block.proposals import Proposed


def block_proposed(region: str, city: str, source: str, made: "Proposed") -> None:
    """Say where the proposals from ``source`` for ``city`` are, and which command orders them."""
    text = Text(
        f"{city}: {made.taken} proposed, {made.told} only told: review {made.path}, then run: "
        f"edugrid block accept {region} --source {source} --approver NAME",
        f"{city}：建议封堵 {made.taken} 条，另有 {made.told} 条仅提示：请审阅 {made.path}，然后运行："
        f"edugrid block accept {region} --source {source} --approver 姓名",
    )
    typer.echo(text.show(language()))
