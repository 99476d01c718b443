"""``edugrid cloud probe REGION``."""

import json
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.plain import plain
from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.cloud.probe import Finding
    from edugrid.design.tenancy_spec import TenancySpec

DIFFERS = 3
WORDS: Final = {
    "agree": ("green", Text("agrees", "一致")),
    "differs": ("red", Text("differs", "不符")),
    "unknown": ("yellow", Text("unknown", "未知")),
}
HEADS: Final = (
    Text("what", "项目"),
    Text("verdict", "结论"),
    Text("profile", "配置"),
    Text("seen", "实际"),
    Text("to do", "处理"),
)


def cloud_probe(
    region: Region,
    cloud: Annotated[str, typer.Option("--cloud", help="NAME in city.yml; absent: every cloud")] = "",
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
) -> None:
    """Hold each cloud against its capability profile, by reading only; exit 3 when something differs, 1 when one cannot be reached."""
    from edugrid.cloud.errors import CloudError
    from edugrid.cloud.probe import QUESTIONS, compare, probe
    from edugrid.region import open_region

    opened = open_region(inventories(), region)
    lang, code, body = language(), 0, []
    for spec in opened.design.tenancies:
        if cloud and spec.label != cloud:
            continue
        profile = opened.intent.capabilities[spec.capabilities]
        findings: tuple[Finding, ...] = ()
        error = ""
        if spec.features.api:
            try:
                findings = compare(spec, profile, probe(spec))
            except CloudError as caught:
                error, code = caught.show(lang), 1
        if code == 0 and any(finding.verdict == "differs" for finding in findings):
            code = DIFFERS
        asked = () if profile.admin is True else QUESTIONS
        if fmt == "json":
            listed = [plain(finding) for finding in findings]
            body.append(
                {
                    "cloud": spec.label,
                    "profile": profile.name,
                    "layer": profile.layer,
                    "error": error,
                    "findings": listed,
                }
            )
        else:
            _show(spec, profile.title, findings, error, [question.show(lang) for question in asked])
    if fmt == "json":
        typer.echo(json.dumps({"version": 1, "clouds": body}, ensure_ascii=False, indent=1))
    if code:
        raise typer.Exit(code)


def _show(spec: "TenancySpec", title: str, findings: "tuple[Finding, ...]", error: str, questions: list[str]) -> None:
    from rich.markup import escape
    from rich.table import Table

    from edugrid.cli.console import console

    lang = language()
    typer.echo(f"\n{spec.label}: {spec.capabilities} ({title})")
    if error:
        typer.echo(error, err=True)
    if not spec.features.api:
        told = Text("no API: nothing can be looked at", "没有接口：无法在线核对，只能按台账")
        typer.echo(told.show(lang))
    if findings:
        table = Table(box=None, pad_edge=False)
        for head in HEADS:
            table.add_column(head.show(lang), overflow="fold")
        for finding in findings:
            colour, word = WORDS[finding.verdict]
            hint = "" if finding.hint is None else escape(finding.hint.show(lang))
            cells = (escape(finding.said), escape(finding.seen), hint)
            table.add_row(finding.what, f"[{colour}]{word.show(lang)}[/]", *cells)
        console().print(table)
    if questions:
        typer.echo(Text("To be asked of the operator:", "需要向云方询问：").show(lang))
        for number, question in enumerate(questions, start=1):
            typer.echo(f"  {number}. {question}")
