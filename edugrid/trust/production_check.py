"""Whether anything is said to be production, for `edugrid doctor`."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from edugrid.intent.load_people import load_people
from edugrid.text import Text
from edugrid.toolchain.check import Check, Status

if TYPE_CHECKING:
    from edugrid.intent.problems import Problem

NAME: Final = "production"
SOON: Final = timedelta(days=30)
_SAYS: Final = re.compile(r"^[^#\n]*\bproduction:\s*true\b", re.MULTILINE)


def production_check(env: Mapping[str, str], day: date) -> Check:
    """Look at the files of the inventory, without judging them, for production and for keys that end soon."""
    root = Path(env.get("EDUGRID_INVENTORIES") or "inventories")
    if not root.is_dir():
        return Check(NAME, Status.OK, None, f"no inventory at {root}")
    files = [path for name in ("province", "city", "county") for path in sorted(root.rglob(f"{name}.yml"))]
    found = [path for path in files if _SAYS.search(path.read_text(encoding="utf-8", errors="replace"))]
    if not found:
        hint = Text(
            "no region is said to be production: any plan is applied without an approver. Where people depend on it, write "
            "`defaults: {production: true}` and registers/people.csv (docs/trust.md)",
            "没有任何区域标为生产环境：任何计划无须批准即可执行。已投入使用的区域请填写 `defaults: {production: true}` "
            "和 registers/people.csv（见 docs/trust.zh-CN.md）",
        )
        return Check(NAME, Status.WARN, None, "", hint)
    problems: list[Problem] = []
    people = [
        row for path in sorted(root.glob("*/province.yml")) for row in load_people(path.parent, problems).rows or ()
    ]
    ending = sorted({f"{row.id} ({row.until})" for row in people if row.until < day + SOON})
    detail = f"{len(found)} file(s) say so, {len({row.id for row in people})} people"
    if not ending and not problems:
        return Check(NAME, Status.OK, None, detail)
    hint = Text(
        f"registers/people.csv: over, or within 30 days: {', '.join(ending)}"
        if ending
        else "registers/people.csv cannot be used: edugrid validate",
        f"registers/people.csv 中已到期或 30 天内到期：{'、'.join(ending)}"
        if ending
        else "registers/people.csv 无法使用：请运行 edugrid validate",
    )
    return Check(NAME, Status.WARN, None, detail, hint)
