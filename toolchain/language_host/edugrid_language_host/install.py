"""What `pulumi install` runs for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .program import Program


def install_steps(program: Program) -> Iterator[tuple[list[str], dict[str, str]]]:
    """Commands and their environments, in order; each is asked for when the one before has succeeded."""
    env = program.env(PIP_DISABLE_PIP_VERSION_CHECK="1", PYTHONUNBUFFERED="1")
    if program.toolchain == "uv":
        env["UV_PROJECT_ENVIRONMENT"] = str(program.venv)
        env.pop("VIRTUAL_ENV", None)
        yield ["uv", "sync"], env
        return
    if program.toolchain == "poetry":
        yield ["poetry", "install", "--no-ansi", "--no-interaction"], env
        return
    if program.venv and not (program.venv / "bin" / "python").exists():
        yield [program.base_python(), "-m", "venv", str(program.venv)], dict(program.base_env)
    pip = [program.python(), "-m", "pip", "install", "--no-input"]
    for directory in (program.dir, program.root):
        requirements = directory / "requirements.txt"
        if requirements.exists():
            yield [*pip, "-r", str(requirements)], env
            return
    if (program.dir / "pyproject.toml").exists():
        yield [*pip, "-e", str(program.dir)], env
