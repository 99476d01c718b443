"""A region's own repository."""

import shutil
from pathlib import Path

from edugrid.refusal import Refusal
from edugrid.resources import resource
from edugrid.text import Text

PARTS = ("Pulumi.yaml", "stacks", "policies", "inventories")
_IGNORE = ".edugrid/\n__pycache__/\n.venv/\nclouds.yaml\nsecure.yaml\n"
_README = """\
# edugrid region / 区域仓库

    edugrid validate             # check the intent / 检查意图
    edugrid lab up               # the embedded lab / 启动内置实验环境
    edugrid plan henan/zhengzhou --out plan.json && edugrid apply plan.json
    eval "$(edugrid cloud env)" && pulumi up -s zhengzhou

`inventories/` is what people write, `network_templates/` overrides single templates of edugrid
(same names: `<platform>/<feature>.j2`), `stacks/` is the Pulumi program.

`inventories/` 由人填写；`network_templates/` 可按同名文件覆盖 edugrid 自带模板；`stacks/` 是 Pulumi 程序。
"""
_TEMPLATES = """\
Put a file here under the name it has in edugrid (`huawei_vrp8/system.j2`) to override it; everything else is inherited.

在此按 edugrid 中的同名路径（如 `huawei_vrp8/system.j2`）放置文件即可覆盖自带模板，其余沿用。
"""


class ScaffoldError(Refusal):
    """The folder cannot be used."""

    exit_code = 2


def scaffold(folder: Path) -> int:
    """Write the repository into ``folder``, which must be new or empty; the number of files written.

    Raises:
        ScaffoldError: there is something in the folder already.

    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ScaffoldError(
            Text(f"{folder} is not an empty folder; choose another", f"{folder} 不是空文件夹，请换一个位置")
        )
    folder.mkdir(parents=True, exist_ok=True)
    for name in PARTS:
        source = resource(name)
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.part"))
        else:
            shutil.copy(source, folder / name)
    (folder / "network_templates").mkdir()
    (folder / "network_templates" / "README.md").write_text(_TEMPLATES, encoding="utf-8")
    (folder / "README.md").write_text(_README, encoding="utf-8")
    (folder / ".gitignore").write_text(_IGNORE, encoding="utf-8")
    return sum(1 for path in folder.rglob("*") if path.is_file())
