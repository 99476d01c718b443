"""A program or plugin folder together with the Python that its runtime options name."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from .base_env import BASE_ENV
from .errors import HostError
from .stubs import Message, json_format, language_pb2

TOOLCHAINS = ("pip", "uv", "poetry")


def _search_up(directory: Path, name: str) -> Path | None:
    return next((folder for folder in (directory, *directory.parents) if (folder / name).exists()), None)


def refuse_debugger(request: Message) -> None:
    """Raise HostError for a Run or RunPlugin request that asks for a debugger: there is none here."""
    if request.attach_debugger:
        raise HostError("this language host cannot attach a debugger")


class Program:
    """What `ProgramInfo` of language.proto says, resolved to paths and an interpreter.

    Raises HostError for runtime options that cannot be followed; the interpreter itself is looked for when asked.
    """

    def __init__(self, info: language_pb2.ProgramInfo, env: dict[str, str] = BASE_ENV) -> None:
        self.root = Path(info.root_directory or Path.cwd())
        self.dir = Path(info.program_directory or self.root)
        self.main = Path(os.path.normpath(self.dir / (info.entry_point or ".")))
        self.options: dict[str, Any] = json_format.MessageToDict(info.options)
        self.base_env = env
        self.toolchain = self._toolchain()
        self.venv = self._venv()

    def _toolchain(self) -> str:
        named = str(self.options.get("toolchain") or "").lower()
        if named:
            if named not in TOOLCHAINS:
                raise HostError(f"unknown toolchain {named!r} in the runtime options (pip, uv or poetry)")
            return named
        if _search_up(self.dir, "uv.lock"):
            return "uv"
        return "poetry" if _search_up(self.dir, "poetry.lock") else "pip"

    def _venv(self) -> Path | None:
        named = self.options.get("virtualenv")
        if named:
            return Path(os.path.normpath(self.root / Path(str(named)).expanduser()))
        if self.toolchain == "uv":
            return (_search_up(self.dir, "uv.lock") or _search_up(self.dir, "pyproject.toml") or self.root) / ".venv"
        if self.toolchain == "poetry":
            asked = ["poetry", "env", "info", "--path"]
            done = subprocess.run(asked, cwd=self.dir, capture_output=True, text=True, check=False)
            if not done.stdout.strip():
                raise HostError("poetry has no virtual environment for this project; run `pulumi install`")
            return Path(done.stdout.strip())
        return None

    def python(self) -> str:
        """Path of the program's interpreter; HostError when its virtual environment is not there."""
        if self.venv is None:
            return self.base_python()
        python = self.venv / "bin" / "python"
        if not python.exists():
            raise HostError(
                f"no virtual environment at {self.venv}; create it with `pulumi install`, or with "
                f"`python3 -m venv {self.venv}` and pip, or correct the `virtualenv` option"
            )
        return str(python)

    def base_python(self) -> str:
        """Path of the interpreter outside any virtual environment: PULUMI_PYTHON_CMD, python3, python."""
        for name in filter(None, (self.base_env.get("PULUMI_PYTHON_CMD"), "python3", "python")):
            found = shutil.which(name, path=self.base_env.get("PATH"))
            if found:
                return found
        raise HostError("no python3 or python on PATH")

    def env(self, **more: str) -> dict[str, str]:
        """Environment for the program's processes, its virtual environment activated, with `more` on top."""
        env = dict(self.base_env)
        if self.venv:
            env["VIRTUAL_ENV"] = str(self.venv)
            env["PATH"] = os.pathsep.join((str(self.venv / "bin"), env.get("PATH", os.defpath)))
            env.pop("PYTHONHOME", None)
        return {**env, **more}

    def ask(self, script: str) -> Any:  # noqa: ANN401 - whatever the script's JSON holds
        """Run a few lines in the program's Python and read the JSON of their last line.

        They run in `/`, so that no file of the project shadows a module.
        """
        done = subprocess.run(
            [self.python(), "-c", script],
            cwd="/",
            env=self.env(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise HostError(f"{self.python()} failed:\n{done.stderr.strip()}")
        return json.loads(done.stdout.splitlines()[-1])
