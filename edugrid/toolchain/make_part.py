"""How each part is made, from a copy of its sources to the files that the cache keeps."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from edugrid.toolchain.compile_go import compile_go
from edugrid.toolchain.errors import BuildFailedError
from edugrid.toolchain.part import ENGINE, LANGUAGE_HOST, PROVIDER, Part
from edugrid.toolchain.run_go import run_go
from edugrid.toolchain.versions import ENGINE_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Progress = Callable[[str, float | None], None]

SDK: Final = f"github.com/pulumi/pulumi/sdk/v3@v{ENGINE_VERSION}"
# Without it the engine calls itself v3.0.0-dev, and the Automation API refuses to work with it.
ENGINE_VERSION_FLAG: Final = f"-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v{ENGINE_VERSION}"
TFGEN_SHARE: Final = 0.9  # of the provider's packages, nearly all are compiled for the schema generator already


def make_part(part: Part, sources: Path, out: Path, env: Mapping[str, str], progress: Progress) -> None:
    """Make `part` in the folder `out`. `sources` is a copy of `toolchain/` that may be written to.

    Raises ToolchainError.
    """
    product = out / part.product
    product.parent.mkdir(parents=True)
    if part == ENGINE:
        package = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
        flags = ENGINE_VERSION_FLAG
        compile_go(package, product, module=sources / "engine", env=env, progress=progress, linker_flags=flags)
    elif part == PROVIDER:
        _provider(sources / "provider", product, env, progress)
    elif part == LANGUAGE_HOST:
        _language_host(sources, out, env, progress)
    else:
        raise BuildFailedError(f"nobody knows how to make {part.name}")


def _provider(module: Path, product: Path, env: Mapping[str, str], progress: Progress) -> None:
    def most(text: str, done: float | None) -> None:
        progress(text, None if done is None else done * TFGEN_SHARE)

    def rest(text: str, done: float | None) -> None:
        progress(text, None if done is None else TFGEN_SHARE + done * (1 - TFGEN_SHARE))

    tfgen = module / "tfgen-openstack"
    compile_go("./cmd/tfgen-openstack", tfgen, module=module, env=env, progress=most)
    progress("generating the schema", TFGEN_SHARE)
    done = subprocess.run(
        [str(tfgen), "schema", "--skip-docs", "--skip-examples", "--out", "cmd/pulumi-resource-openstack"],
        cwd=module,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise BuildFailedError(f"the provider's schema could not be generated:\n{done.stdout}{done.stderr}")
    compile_go("./cmd/pulumi-resource-openstack", product, module=module, env=env, progress=rest)


def _language_host(sources: Path, out: Path, env: Mapping[str, str], progress: Progress) -> None:
    """Put the host, which needs no compiler, beside two scripts of the SDK's Go module and the engine."""
    progress("asking for the SDK module", None)
    sdk = Path(json.loads(run_go(["mod", "download", "-json", SDK], sources / "engine", env))["Dir"]) / "python"
    bin_folder, lib = out / "bin", out / "lib"
    lib.mkdir()
    _bundle_engine(ENGINE.folder(sources, env) / ENGINE.product, bin_folder)
    ours = sources / "language_host"
    shutil.copytree(ours / "edugrid_language_host", lib / "edugrid_language_host")
    shutil.copyfile(ours / "__main__.py", lib / "__main__.py")
    (lib / "interpreter").write_text(sys.executable + "\n")
    for script in (
        ours / "pulumi-language-python",
        sdk / "cmd" / "pulumi-language-python-exec",
        sdk / "dist" / "pulumi-resource-pulumi-python",
    ):
        copied = bin_folder / script.name
        shutil.copyfile(script, copied)
        copied.chmod(0o755)
    progress("done", 1.0)


def _bundle_engine(engine: Path, bin_folder: Path) -> None:
    """Let an engine of ours lie beside its host: found elsewhere on PATH, a host makes the engine warn at each run.

    A symbolic link would not do, because the engine follows it before it looks around.
    """
    if not engine.is_file():
        return
    try:
        (bin_folder / engine.name).hardlink_to(engine)
    except OSError:  # a file system without hard links
        shutil.copy2(engine, bin_folder / engine.name)
