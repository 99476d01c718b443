"""The Run call: one program, from its start to its exit status."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from .children import CHILDREN, Child
from .errors import HostError
from .program import Program, refuse_debugger
from .stubs import Context, language_pb2

EXECUTOR: Final = "pulumi-language-python-exec"  # comes with the sources of the Pulumi SDK
USER_ALREADY_TOLD: Final = 32  # exit status of the executor after it has shown the error itself


def run_program(
    request: language_pb2.RunRequest,
    ctx: Context,
    *,
    engine: str,
    tracing: str,
    running: set[Child],
) -> language_pb2.RunResponse:
    """Run the program that `request` names and wait for its end; it is in `running` meanwhile.

    Raises HostError when it cannot start or ends with a status that nobody has explained to the user yet.
    """
    program = Program(request.info)
    refuse_debugger(request)
    _typecheck(program)
    env = program.env(
        PULUMI_CONFIG=json.dumps(dict(request.config)),
        PULUMI_CONFIG_SECRET_KEYS=json.dumps(list(request.configSecretKeys)),
    )
    sys.stdout.flush()
    arguments = _arguments(program, request, engine, tracing)
    # stdout and stderr of the program are ours: the engine shows them
    child = CHILDREN.start(arguments, cwd=request.pwd or None, env=env, stdout=None, stderr=None)
    running.add(child)
    ctx.add_callback(lambda: CHILDREN.stop_soon(child))
    code = CHILDREN.wait(child)
    running.discard(child)
    if code == 0:
        return language_pb2.RunResponse()
    if code == USER_ALREADY_TOLD:
        return language_pb2.RunResponse(bail=True)
    if code < 0:
        raise HostError(f"Program was ended by signal {-code}")
    raise HostError(f"Program exited with non-zero exit code: {code}")


def _arguments(program: Program, request: language_pb2.RunRequest, engine: str, tracing: str) -> list[str]:
    flags = {
        "monitor": request.monitor_address,
        "engine": engine,
        "project": request.project,
        "stack": request.stack,
        "pwd": request.pwd,
        "dry_run": "true" if request.dryRun else "false",
        "parallel": str(request.parallel),
        "root_directory": request.info.root_directory,
        "organization": request.organization,
        "tracing": tracing,
    }
    arguments = [program.python(), "-u", _find_executor(program)]
    for name, value in flags.items():
        if value:
            arguments += ["--" + name, value]
    return [*arguments, str(program.main), *request.args]


def _find_executor(program: Program) -> str:
    """Path of the executor: in the `bin` beside our `lib`, or on PATH."""
    beside = Path(__file__).resolve().parents[2] / "bin" / EXECUTOR
    found = str(beside) if beside.exists() else shutil.which(EXECUTOR, path=program.base_env.get("PATH"))
    if not found:
        raise HostError(f"{EXECUTOR} is neither at {beside} nor on PATH")
    return found


def _typecheck(program: Program) -> None:
    checker = program.options.get("typechecker")
    if not checker:
        return
    if checker not in ("mypy", "pyright"):
        raise HostError(f"unknown typechecker {checker!r} in the runtime options (mypy or pyright)")
    done = subprocess.run(
        [program.python(), "-m", checker, str(program.dir)],
        cwd=program.root,
        env=program.env(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise HostError(f"{checker} found errors:\n{done.stdout}{done.stderr}")
