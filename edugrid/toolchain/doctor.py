"""What is installed, what is missing, and what to do about it. Nothing is asked of a network."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from edugrid.text import Text
from edugrid.toolchain.cache import cache_folder
from edugrid.toolchain.check import Check, Status
from edugrid.toolchain.find import PLUGIN, find_tools
from edugrid.toolchain.lab_checks import lab_checks
from edugrid.toolchain.state_check import state_check
from edugrid.toolchain.tool_version import tool_version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from edugrid.toolchain.tool import Tool

PYTHON_FROM: Final = (3, 11)
PYTHON_BELOW: Final = (3, 14)
GO_FROM: Final = (1, 25)
ROOM_WANTED: Final = 8_000_000_000  # bytes: Go's caches 5 GB, tools 0.2 GB, the lab's OpenStack 1 GB, and some air
ROOM_NEEDED: Final = 1_000_000_000

BUILDABLE: Final = Text(
    "run `edugrid toolchain build`: built once from pinned Go modules (about 10 minutes on 2 cores)",
    "请运行 edugrid toolchain build：由锁定版本的 Go 模块构建，只需一次（双核约 10 分钟）",
)
NOT_BUILDABLE: Final = Text(
    "install Go 1.25.11 or newer and run `edugrid toolchain build`; or install Pulumi and `pulumi plugin install "
    "resource openstack 5.5.3`; or copy the cache folder of another machine",
    "请安装 Go 1.25.11 或更高版本后运行 edugrid toolchain build；或安装 Pulumi 并执行 "
    "pulumi plugin install resource openstack 5.5.3；或从其他机器复制缓存目录",
)

UNBOUNDED: Final = Text(
    "this plugin does not keep `rate: {requests_per_second}` of city.yml, only `parallel`; the one that `edugrid toolchain "
    "build` makes keeps both (it is taken when this one is not on PATH and not in PULUMI_HOME)",
    "该插件不执行 city.yml 中的 rate: {requests_per_second}，只有 parallel 生效；edugrid toolchain build 构建的插件两者都执行"
    "（将本插件移出 PATH 和 PULUMI_HOME 即可启用）",
)


def check(env: Mapping[str, str] | None = None) -> list[Check]:
    """Look for everything, the required things first; `env` is the environment to look in, by default our own."""
    env = os.environ if env is None else env
    tools = find_tools(env)
    go = _go(env, needed=bool(tools.missing()))
    buildable = go.status is Status.OK
    return [
        _python(),
        *(_tool(tool, buildable=buildable) for tool in (tools.engine, tools.provider, tools.language_host)),
        go,
        _program("git", env, Text("needed for reviewed changes: install git", "审阅变更需要 git：请安装")),
        _uv(env),
        _disk(env),
        state_check(env),
        _production(env),
        *lab_checks(env),
    ]


def _production(env: Mapping[str, str]) -> Check:
    from edugrid.intent.moment import SHANGHAI
    from edugrid.trust.production_check import production_check

    return production_check(env, datetime.now(SHANGHAI).date())


def _python() -> Check:
    good = PYTHON_FROM <= sys.version_info < PYTHON_BELOW
    hint = Text("install Python 3.11, 3.12 or 3.13", "请安装 Python 3.11、3.12 或 3.13")
    status = Status.OK if good else Status.MISSING
    return Check("python", status, platform.python_version(), sys.executable, None if good else hint)


def _tool(tool: Tool, *, buildable: bool) -> Check:
    """Judge a tool. One that is not there but can be built is no gap: the first command that needs it builds it."""
    if tool.path:
        hint = tool.hint or (UNBOUNDED if tool.name == PLUGIN and tool.source == "path" else None)
        status = Status.WARN if hint else Status.OK
        return Check(tool.name, status, tool.version, f"{tool.path} ({tool.source})", hint)
    status = Status.WARN if buildable else Status.MISSING
    return Check(tool.name, status, None, "", BUILDABLE if buildable else NOT_BUILDABLE)


def _go(env: Mapping[str, str], *, needed: bool) -> Check:
    path = shutil.which("go", path=env.get("PATH"))
    if path is None:
        status = Status.MISSING if needed else Status.OK
        detail = "" if needed else "not needed: all tools are there"
        return Check("go", status, None, detail, NOT_BUILDABLE if needed else None)
    version = tool_version(path, "version", {**env, "GOTOOLCHAIN": "local"})
    new_enough = version is not None and tuple(int(number) for number in version.split(".")[:2]) >= GO_FROM
    if new_enough or not needed:
        return Check("go", Status.OK, version, path)
    hint = Text(
        "older than 1.25.11: install a newer Go, or set GOTOOLCHAIN=auto so that Go fetches one",
        "版本低于 1.25.11：请安装更新的 Go，或设置 GOTOOLCHAIN=auto 由 Go 自动获取",
    )
    return Check("go", Status.WARN, version, path, hint)


def _program(name: str, env: Mapping[str, str], hint: Text) -> Check:
    path = shutil.which(name, path=env.get("PATH"))
    if path is None:
        return Check(name, Status.WARN, None, "", hint)
    return Check(name, Status.OK, tool_version(path, "--version", env), path)


def _uv(env: Mapping[str, str]) -> Check:
    beside = Path(sys.prefix) / "bin" / "uv"  # a bundle installs it with edugrid, not on PATH
    if shutil.which("uv", path=env.get("PATH")) is None and beside.is_file():
        return Check("uv", Status.OK, tool_version(beside, "--version", env), str(beside))
    return _program(
        "uv", env, Text("needed for the lab's OpenStack: install uv", "实验环境的 OpenStack 需要 uv：请安装")
    )


def _disk(env: Mapping[str, str]) -> Check:
    folder = cache_folder(env)
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = shutil.disk_usage(there).free
    status = Status.OK if free >= ROOM_WANTED else Status.WARN if free >= ROOM_NEEDED else Status.MISSING
    hint = Text(
        "free some space, or set EDUGRID_CACHE to a folder on a larger disk",
        "请清理空间，或将 EDUGRID_CACHE 设为更大磁盘上的目录",
    )
    return Check("disk", status, None, f"{free / 1e9:.1f} GB free at {folder}", None if status is Status.OK else hint)
