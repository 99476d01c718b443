"""What an audit found, as lines."""

from collections.abc import Iterator, Sequence

from edugrid.supply.judge_advisories import Judged
from edugrid.supply.piece import Piece
from edugrid.text import Text


def audit_lines(judged: Judged, asked: Sequence[Piece], service: str) -> Iterator[Text]:
    """One line an advisory, those that count first; last the sum."""
    for one in judged.open:
        fixed_en = f"fixed in {', '.join(one.fixed)}" if one.fixed else "no fixed version is known"
        fixed_zh = f"修复版本 {', '.join(one.fixed)}" if one.fixed else "尚无修复版本"
        what = f"{one.piece.name} {one.piece.version}  {' '.join(one.names)}"
        where = ", ".join(one.piece.used_by)
        yield Text(f"{what}  {one.summary}; {fixed_en} ({where})", f"{what}  {one.summary}；{fixed_zh}（{where}）")
    for one, entry in judged.passed:
        what = f"{one.piece.name} {one.piece.version}  {entry.id}"
        yield Text(
            f"let pass until {entry.until} by {entry.by}: {what}: {entry.reason}",
            f"暂予放行至 {entry.until}（{entry.by}）：{what}：{entry.reason}",
        )
    for entry in judged.idle:
        yield Text(
            f"locks/ignored.yml: {entry.package} {entry.id} until {entry.until} lets nothing pass: remove it",
            f"locks/ignored.yml：{entry.package} {entry.id}（至 {entry.until}）不再起作用，请删除",
        )
    packages = sum(piece.kind == "pypi" for piece in asked)
    modules = sum(piece.kind == "golang" for piece in asked)
    count = len(judged.open)
    yield Text(
        f"audited: {packages} Python packages, {modules} Go modules at {service}: {count} known vulnerability(ies) that count",
        f"已审计：{packages} 个 Python 包、{modules} 个 Go 模块（{service}）：{count} 个须处理的已知漏洞",
    )
