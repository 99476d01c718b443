"""Progress bars for building the toolchain."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from edugrid.text import Text
from edugrid.toolchain.build_part import build_part
from edugrid.toolchain.missing_parts import missing_parts

if TYPE_CHECKING:
    from collections.abc import Callable

NOTHING: Final = Text("Nothing to build: all tools are there.", "无需构建：工具齐全。")
ONCE: Final = Text(
    "Building once, from pinned Go modules with verified checksums: {names}",
    "由锁定版本且校验摘要的 Go 模块构建（只需一次）：{names}",
)
LINE_EVERY: Final = 0.1  # where there is no terminal: a line at each tenth


def build_with_progress(lang: str) -> None:
    """Build what is missing, one bar a tool; without a terminal, one line at each tenth. Raises ToolchainError."""
    env = dict(os.environ)
    parts = missing_parts(env)
    console = Console(stderr=True)
    if not parts:
        console.print(NOTHING.show(lang))
        return
    console.print(ONCE.show(lang).format(names=", ".join(part.name for part in parts)))
    if not console.is_terminal:
        for part in parts:
            build_part(part, env, _lines(console, part.name))
        return
    columns = (TextColumn("{task.fields[part]:14}"), BarColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console) as progress:
        tasks = [progress.add_task("", part=part.name, total=None, start=False) for part in parts]
        for part, task in zip(parts, tasks, strict=True):
            progress.start_task(task)
            build_part(part, env, _bar(progress, task))
            progress.stop_task(task)


def _bar(progress: Progress, task: TaskID) -> Callable[[str, float | None], None]:
    def show(text: str, done: float | None) -> None:
        progress.update(task, description=escape(text), total=None if done is None else 1.0, completed=done or 0.0)

    return show


def _lines(console: Console, name: str) -> Callable[[str, float | None], None]:
    shown = -LINE_EVERY

    def show(text: str, done: float | None) -> None:
        nonlocal shown
        if done is not None and done >= shown + LINE_EVERY:
            shown = done
            console.print(f"{name}: {done:.0%} {escape(text)}", highlight=False)

    return show
