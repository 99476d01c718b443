"""The environment in which the engine runs, by our hand or by the user's."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from edugrid.toolchain.errors import ToolsMissingError
from edugrid.toolchain.find import find_tools
from edugrid.toolchain.passphrase import passphrase_file
from edugrid.toolchain.plugin_home import link_plugin

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from edugrid.toolchain.tool import Tools


def pulumi_environment(
    state_dir: Path, base_env: Mapping[str, str] | None = None, tools: Tools | None = None
) -> dict[str, str]:
    """Give a copy of `base_env` (by default this process's environment) in which `pulumi` works.

    - PATH: engine and language host are found; tools that the machine brought along stay where they are.
    - PULUMI_HOME: `state_dir`/pulumi-home, with the provider plugin linked into it.
    - PULUMI_BACKEND_URL: as the user set it, else file://`state_dir`/state.
    - PULUMI_CONFIG_PASSPHRASE_FILE: unless the user set a passphrase or a file, `state_dir`/passphrase, made once
      with a random passphrase and mode 0600. Without that file the stacks' secrets are lost: back it up with the state.
    - EDUGRID_PYTHON and PULUMI_PYTHON_CMD: this interpreter, which has all that the programs import.

    `tools` are those of `base_env` when they are known already.

    Makes the folders, mode 0700. Raises ToolsMissingError when a tool is not there: call `build_tools` first.
    """
    env = dict(os.environ if base_env is None else base_env)
    tools = tools or find_tools(env)
    if tools.missing():
        raise ToolsMissingError("not found: " + ", ".join(tool.name for tool in tools.missing()))
    state_dir = state_dir.absolute()
    state_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    env["PATH"] = _search_path(tools, env.get("PATH", os.defpath))
    env["PULUMI_HOME"] = str(link_plugin(state_dir / "pulumi-home", tools.provider))
    if not env.get("PULUMI_BACKEND_URL"):
        state = state_dir / "state"
        state.mkdir(exist_ok=True, mode=0o700)
        env["PULUMI_BACKEND_URL"] = f"file://{state}"
    if "PULUMI_CONFIG_PASSPHRASE" not in env and not env.get("PULUMI_CONFIG_PASSPHRASE_FILE"):
        env["PULUMI_CONFIG_PASSPHRASE_FILE"] = str(passphrase_file(state_dir / "passphrase"))
    env["PULUMI_SKIP_UPDATE_CHECK"] = "true"
    env["EDUGRID_PYTHON"] = env["PULUMI_PYTHON_CMD"] = sys.executable
    return env


def _search_path(tools: Tools, path: str) -> str:
    """Put our folders in front when the engine is ours, else behind: an engine of the machine's own stays.

    The host's folder comes before the engine's: it has a second name of the same engine in it (see make_part).
    """
    made = (tool for tool in (tools.language_host, tools.engine) if tool.source != "path")
    ours = list(dict.fromkeys(str(tool.path.parent) for tool in made if tool.path))
    there = [folder for folder in path.split(os.pathsep) if folder not in ours]
    return os.pathsep.join([*there, *ours] if tools.engine.source == "path" else [*ours, *there])
