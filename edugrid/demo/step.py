"""Steps of the demo: commands as a user types them, one line of result each."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


class DemoError(Exception):
    """A step did not end as it must; the demo stops."""

    exit_code = 1


@dataclass
class Stage:
    """Where the demo runs, and what it has done so far."""

    folder: Path
    total: int
    console: Console = field(default_factory=Console)
    events: list[tuple[str, str, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Prepare the progress bar; it is shown while the stage is entered."""
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self.console,
            transient=True,
        )
        self._task = self._bar.add_task("", total=self.total)

    def __enter__(self) -> Self:
        """Show the bar."""
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        self._bar.stop()

    def command(self, title: str, *arguments: str, expect: int = 0, says: str = "") -> str:
        """Run ``edugrid ARGUMENTS`` as a user would; its standard output.

        Raises:
            DemoError: another exit code than ``expect``, or the output lacks ``says``.

        """
        return self._program(title, [sys.executable, "-m", "edugrid", *arguments], expect, says)

    def program(self, title: str, *arguments: str, expect: int = 0, says: str = "", env: dict[str, str]) -> str:
        """Run another program with ``env`` added to the environment; otherwise like ``command``."""
        return self._program(title, list(arguments), expect, says, env)

    def call(self, title: str, work: Callable[[], str]) -> str:
        """Run a function that returns one line of result."""
        self._bar.update(self._task, description=title)
        start = time.monotonic()
        result = work()
        self._done(title, result, time.monotonic() - start)
        return result

    def _program(
        self, title: str, arguments: list[str], expect: int, says: str, env: dict[str, str] | None = None
    ) -> str:
        self._bar.update(self._task, description=title)
        start = time.monotonic()
        done = subprocess.run(
            arguments,
            cwd=self.folder,
            env=os.environ | (env or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        seconds = time.monotonic() - start
        with (self.folder / "demo.log").open("a", encoding="utf-8") as log:
            log.write(
                f"$ {' '.join(arguments)}\n{done.stderr}{done.stdout}\n[exit {done.returncode}, {seconds:.1f} s]\n\n"
            )
        told = done.stdout + done.stderr
        if done.returncode != expect or says not in told:
            shown = " ".join(["edugrid" if part == "edugrid" else part for part in arguments])
            raise DemoError(
                f"{title}: `{shown}` ended with {done.returncode} (expected {expect}{f', saying {says!r}' if says else ''}):\n"
                + "\n".join((done.stderr + done.stdout).splitlines()[-30:])
            )
        lines = [line.strip("│┃ ") for line in (done.stderr + done.stdout).splitlines()]
        lines = [line for line in lines if len(line) > 1 and line[0] not in "├└┌┏┡╇"]
        found = next((line for line in lines if says and says in line), lines[-1] if lines else "")
        self._done(title, f"exit {expect}; {found}" if expect else found, seconds)
        return done.stdout

    def _done(self, title: str, result: str, seconds: float) -> None:
        self.events.append((title, result[:160], round(seconds, 1)))
        (self.folder / "events.json").write_text(
            json.dumps(self.events, ensure_ascii=False, indent=1), encoding="utf-8"
        )
        self._bar.advance(self._task)
        self.console.print(f"[green]✓[/] {title} [dim]{seconds:.1f} s[/]", highlight=False)
        self.console.print(f"  {result[:160]}", markup=False, highlight=False, style="dim", soft_wrap=True)
