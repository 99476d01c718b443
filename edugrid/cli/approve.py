"""``edugrid approve PLAN``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from edugrid.cli.permit import Key
from edugrid.text import Text, language

BAD_INPUT = 2


def approve(
    plan_file: Annotated[Path, typer.Argument(metavar="PLAN")],
    key: Key = None,
    why: Annotated[str, typer.Option("--reason", help="TEXT, kept with the signature")] = "",
    author: Annotated[bool, typer.Option("--author", help="sign as its author, who cannot approve it then")] = False,  # noqa: FBT002 - typer's way
    yes: Annotated[bool, typer.Option("--yes", "-y", help="do not show it and ask")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Show a plan, ask, and sign it: PLAN.signatures beside it says who, when and why.

    Whoever approves has the role approver wherever the plan touches production, and is not its author.

    Exit codes: 0 signed, 2 bad input, 3 this person may not.
    """
    from edugrid.cli.show_plan import show_plan
    from edugrid.cli.sign_plan import sign_plan
    from edugrid.cli.signer import signer
    from edugrid.rollout.plan_file import read_plan

    plan = read_plan(plan_file)
    if key is None:
        raise typer.BadParameter("give the key that signs", param_hint="--key")
    person = signer(plan, plan_file, key, "planned" if author else "approved")
    if not yes:
        show_plan(plan, None, everything=True)
        _ask(plan_file, author=author)
    file = sign_plan(plan, plan_file, (person, key), "planned" if author else "approved", why)
    en, zh = ("signed by its author", "编制人已签名") if author else ("approved", "已批准")
    told = Text(
        f"{file}: {en}: {person.id}; next: edugrid apply {plan_file}",
        f"{file}：{zh}：{person.id}；下一步：edugrid apply {plan_file}",
    )
    typer.echo(told.show(language()))


def _ask(plan_file: Path, *, author: bool) -> None:
    if not sys.stdin.isatty():
        told = Text(
            f"there is nobody to ask; review it, then: edugrid approve {plan_file} --yes",
            f"非交互环境，无法确认；请审阅后运行：edugrid approve {plan_file} --yes",
        )
        typer.echo(told.show(language()), err=True)
        raise typer.Exit(BAD_INPUT)
    question = Text("Sign it as its author?", "是否以编制人身份签名？") if author else Text("Approve it?", "是否批准？")
    typer.confirm(question.show(language()), abort=True)
