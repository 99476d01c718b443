"""What the embedded lab and a few other commands can use, if it is there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from edugrid.text import Text
from edugrid.toolchain.cache import cache_folder
from edugrid.toolchain.check import Check, Status
from edugrid.toolchain.tool_version import tool_version

if TYPE_CHECKING:
    from collections.abc import Mapping

FRR_RELOAD: Final = Path("/usr/lib/frr/frr-reload.py")
FRR_DAEMON: Final = Path("/usr/lib/frr/zebra")
# Each says, with the value named here, that only root may make namespaces.
FORBIDDING: Final = (
    (Path("/proc/sys/kernel/unprivileged_userns_clone"), "0"),
    (Path("/proc/sys/user/max_user_namespaces"), "0"),
    (Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"), "1"),
)
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")


def lab_checks(env: Mapping[str, str]) -> list[Check]:
    """Look for things that are good to have; none of them is ever `missing`."""
    return [_openstack(env), _frr(env), _namespaces(), _ssh(env), _browser(env)]


def _openstack(env: Mapping[str, str]) -> Check:
    found = sorted(path for path in (cache_folder(env) / "openstack").glob("*") if path.is_dir())
    if found:
        return Check("openstack lab", Status.OK, None, str(found[-1]))
    hint = Text("`edugrid lab up` prepares it when first called", "首次运行 edugrid lab up 时会自动准备")
    return Check("openstack lab", Status.WARN, None, "", hint)


def _frr(env: Mapping[str, str]) -> Check:
    if FRR_RELOAD.is_file():
        version = tool_version(FRR_DAEMON, "--version", env) if FRR_DAEMON.is_file() else None
        return Check("frr", Status.OK, version, str(FRR_RELOAD))
    hint = Text(
        "for the lab's routers: apt-get install frr frr-pythontools",
        "实验环境的路由器需要：apt-get install frr frr-pythontools",
    )
    return Check("frr", Status.WARN, None, "", hint)


def _namespaces() -> Check:
    if os.geteuid() == 0:
        return Check("namespaces", Status.OK, None, "root")
    forbidding = [str(path) for path, value in FORBIDDING if path.is_file() and path.read_text().strip() == value]
    if not forbidding:
        return Check("namespaces", Status.OK, None, "user namespaces")
    hint = Text(
        "the lab's routers need root or user namespaces; the rest works without",
        "实验环境的路由器需要 root 或用户命名空间；其余功能不受影响",
    )
    return Check("namespaces", Status.WARN, None, ", ".join(forbidding), hint)


def _ssh(env: Mapping[str, str]) -> Check:
    path = shutil.which("ssh", path=env.get("PATH"))
    if path:
        return Check("ssh", Status.OK, tool_version(path, "-V", env), path)
    hint = Text("playbooks need it: install openssh-client", "playbook 需要：请安装 openssh-client")
    return Check("ssh", Status.WARN, None, "", hint)


def _browser(env: Mapping[str, str]) -> Check:
    path = next(filter(None, (shutil.which(name, path=env.get("PATH")) for name in BROWSERS)), None)
    if path:
        return Check("chromium", Status.OK, tool_version(path, "--version", env), path)
    hint = Text("optional: pictures of reports", "可选：生成报告截图")
    return Check("chromium", Status.WARN, None, "", hint)
