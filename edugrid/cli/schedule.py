"""``edugrid schedule print|install|remove REGION``."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import state
from edugrid.schedule.job import Job
from edugrid.schedule.setting import Setting
from edugrid.text import Text, language

Where = Annotated[
    Path | None,
    typer.Option("--to", help="FOLDER for the units; absent: of this user, or of the system when run as root"),
]
Notify = Annotated[bool, typer.Option("--notify", help="drift checks tell the channels of EDUGRID_NOTIFY")]


def schedule_print(
    region: Region,
    fmt: Annotated[
        Literal["systemd", "cron", "gitlab", "github"],
        typer.Option("--format", help="systemd | cron | gitlab | github"),
    ] = "systemd",
    notify: Notify = False,  # noqa: FBT002 - typer's way
) -> None:
    """Show the jobs of a region in one of four forms; nothing is written."""
    from edugrid.schedule.cron import cron_lines
    from edugrid.schedule.pipelines import github_file, gitlab_file
    from edugrid.schedule.systemd import systemd_units

    found, setting, lang = _jobs(region, notify=notify), _setting(region), language()
    if fmt == "systemd":
        for name, text in systemd_units(found, setting, lang).items():
            typer.echo(f"# ---- {name}\n{text}")
        return
    made = {"cron": cron_lines, "gitlab": gitlab_file, "github": github_file}[fmt]
    typer.echo(made(found, setting, lang), nl=False)


def schedule_install(region: Region, to: Where = None, notify: Notify = False) -> None:  # noqa: FBT002 - typer's way
    """Write the units of systemd; the last lines say how to switch the timers on, nothing is started."""
    from edugrid.put_file import put_file
    from edugrid.schedule.systemd import systemd_units

    setting = _setting(region)
    folder = _folder(to)
    folder.mkdir(parents=True, exist_ok=True)
    units = systemd_units(_jobs(region, notify=notify), setting, language())
    for name, text in units.items():
        put_file(folder / name, text)
        typer.echo(str(folder / name))
    control = "systemctl" if folder == Path("/etc/systemd/system") else "systemctl --user"
    timers = " ".join(name for name in units if name.endswith(".timer"))
    typer.echo(
        Text(
            f"clouds, devices and history of the jobs: KEY=VALUE lines in {setting.env_file} (mode 0600)\n"
            f"switch them on: {control} daemon-reload && {control} enable --now {timers}",
            f"任务所需的云、设备与历史库设置写入 {setting.env_file}（KEY=VALUE，权限 0600）\n"
            f"启用：{control} daemon-reload && {control} enable --now {timers}",
        ).show(language())
    )


def schedule_remove(region: Region, to: Where = None) -> None:
    """Take the units of a region away again, timers stopped first."""
    folder = _folder(to)
    found = sorted(folder.glob(f"edugrid-{_setting(region).slug}-*.timer")) if folder.is_dir() else []
    if found and to is None and shutil.which("systemctl"):
        user = [] if os.geteuid() == 0 else ["--user"]
        subprocess.run(["systemctl", *user, "disable", "--now", *(path.name for path in found)], check=False)
    for timer in found:
        for path in (timer, timer.with_suffix(".service")):
            path.unlink(missing_ok=True)
            typer.echo(str(path))
    if not found:
        typer.echo(Text(f"no timers of {region} in {folder}", f"{folder} 中没有 {region} 的定时任务").show(language()))


def _jobs(region: str, *, notify: bool) -> tuple[Job, ...]:
    from edugrid.cli.paths import inventories
    from edugrid.region import open_region
    from edugrid.schedule.jobs import jobs

    open_region(inventories(), region)  # a region that is not there, or wrong, gets no timers
    return jobs(region, notify=notify)


def _setting(region: str) -> Setting:
    return Setting(Path(sys.argv[0]).absolute(), Path.cwd(), state(), region.strip("/"))


def _folder(to: Path | None) -> Path:
    if to is not None:
        return to.absolute()
    if os.geteuid() == 0:
        return Path("/etc/systemd/system")
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"
