"""What a step needs and this machine has not."""

import os
from importlib.util import find_spec

from edugrid.drill.scenario import Need
from edugrid.text import Text
from edugrid.toolchain.missing_parts import missing_parts


def lacking(need: Need) -> Text | None:
    """Why this machine cannot do what a step needs; None: it can."""
    if need == "toolchain":
        parts = ", ".join(part.name for part in missing_parts(os.environ))
        if not parts:
            return None
        return Text(f"not built: {parts} (edugrid toolchain build)", f"尚未构建：{parts}（edugrid toolchain build）")
    if need == "exabgp":
        if find_spec("exabgp") is not None:
            return None
        return Text(
            "ExaBGP is not installed (pip install 'edugrid[block]')", "未安装 ExaBGP（pip install 'edugrid[block]'）"
        )
    from edugrid.lab import fabric

    can, reason = fabric.available()
    return None if can else Text(f"no real FRR routers here: {reason}", f"本机无法运行真实 FRR 路由器：{reason}")
