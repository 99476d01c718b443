"""Which of the tools are there, and where."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from edugrid.resources import resource
from edugrid.text import Text
from edugrid.toolchain.cache import cache_folder
from edugrid.toolchain.installed import installed_folder
from edugrid.toolchain.part import ENGINE, LANGUAGE_HOST, PROVIDER, Part
from edugrid.toolchain.tool import Tool, Tools
from edugrid.toolchain.tool_version import tool_version
from edugrid.toolchain.versions import ENGINE_ACCEPTED, ENGINE_VERSION, PROVIDER_VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

BUILD: Final = Text("run `edugrid toolchain build`", "请运行 edugrid toolchain build")
PLUGIN: Final = "pulumi-resource-openstack"
HOST: Final = "pulumi-language-python"


def find_tools(env: Mapping[str, str] | None = None) -> Tools:
    """Look for each tool on PATH (and, for the plugin, in PULUMI_HOME), then in the cache, then beside edugrid; builds nothing.

    `env` is the environment to look in, by default this process's own.
    """
    env = os.environ if env is None else env
    engine = _engine(env)
    return Tools(engine, _provider(env), _language_host(engine, env))


def _engine(env: Mapping[str, str]) -> Tool:
    path = shutil.which("pulumi", path=env.get("PATH"))
    hint = None
    built = ENGINE.folder(resource("toolchain"), env) / ENGINE.product
    if path and built.is_file() and Path(path).resolve() == built.resolve():
        return Tool("pulumi", Path(path), ENGINE_VERSION, "cache")  # its version is known without starting it
    if path:
        version = tool_version(path, "version", env)
        first, end = ENGINE_ACCEPTED
        if version and first <= tuple(int(number) for number in version.split(".")) < end:
            return Tool("pulumi", Path(path), version, _source(path, env))
        hint = Text(
            f"passed over {path} (version {version or 'unknown'}): "
            f"{_dotted(first)} or newer, below {_dotted(end)}, is needed",
            f"已忽略 {path}（版本 {version or '未知'}）：需要 {_dotted(first)} 及以上、低于 {_dotted(end)} 的版本",
        )
    return _cached("pulumi", ENGINE, ENGINE_VERSION, env, hint)


def _provider(env: Mapping[str, str]) -> Tool:
    ambient = shutil.which(PLUGIN, path=env.get("PATH"))
    hint = None
    if ambient:
        version = tool_version(ambient, "--version", env)
        if version == PROVIDER_VERSION:
            return Tool(PLUGIN, Path(ambient), version, _source(ambient, env))
        hint = Text(
            f"remove {ambient} (version {version or 'unknown'}) from PATH: the engine would take it instead of "
            f"{PROVIDER_VERSION}",
            f"请将 {ambient}（版本 {version or '未知'}）移出 PATH：否则引擎会使用它而不是 {PROVIDER_VERSION}",
        )
    home = Path(env.get("PULUMI_HOME") or Path(env.get("HOME") or Path.home()) / ".pulumi")
    installed = home / "plugins" / f"resource-openstack-v{PROVIDER_VERSION}" / PLUGIN
    if installed.is_file():
        return Tool(PLUGIN, installed, PROVIDER_VERSION, _source(installed, env), hint)
    return _cached(PLUGIN, PROVIDER, PROVIDER_VERSION, env, hint)


def _language_host(engine: Tool, env: Mapping[str, str]) -> Tool:
    """Take the host that belongs to the engine: an official engine brings its own, one from the cache needs ours."""
    if engine.source == "path" and engine.path:
        on_path = shutil.which(HOST, path=env.get("PATH"))
        beside = engine.path.resolve().parent / HOST
        found = Path(on_path) if on_path else beside
        if found.is_file():
            return Tool(HOST, found, engine.version if found.parent == beside.parent else None, _source(found, env))
    return _cached(HOST, LANGUAGE_HOST, ENGINE_VERSION, env)


def _cached(name: str, part: Part, version: str, env: Mapping[str, str], hint: Text | None = None) -> Tool:
    sources = resource("toolchain")
    path = part.folder(sources, env) / part.product
    if path.is_file():
        return Tool(name, path, version, "cache", hint)
    path = installed_folder() / "toolchain" / f"{part.name}-{part.key(sources)}" / part.product
    if path.is_file():
        return Tool(name, path, version, "installed", hint)
    return Tool(name, None, None, "missing", hint or BUILD)


def _source(path: Path | str, env: Mapping[str, str]) -> Literal["path", "cache", "installed"]:
    """Tell a tool of ours that somebody has put on PATH from one that the machine brought along."""
    real = Path(path).resolve()
    if real.is_relative_to(cache_folder(env).resolve()):
        return "cache"
    return "installed" if real.is_relative_to(installed_folder().resolve()) else "path"


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(number) for number in version)
