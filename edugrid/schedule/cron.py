"""Lines for cron (crontab(5)), where there is no systemd."""

import shlex

from edugrid.schedule.job import Job
from edugrid.schedule.setting import Setting


def cron_lines(jobs: tuple[Job, ...], setting: Setting, lang: str) -> str:
    """A table for ``crontab``: each job waits its jitter, runs alone (flock) and not for ever (timeout)."""
    lines = ["# Written by `edugrid schedule print --format cron`", "SHELL=/bin/bash", "CRON_TZ=Asia/Shanghai"]
    for job in jobs:
        hour = "*" if job.hour is None else str(job.hour)
        day = {"Mon": "1", "Tue": "2", "Wed": "3", "Thu": "4", "Fri": "5", "Sat": "6", "Sun": "0"}
        when = f"{job.minute} {hour} * * {day[job.weekday] if job.weekday else '*'}"
        lines += [f"# {' '.join(job.title.show(lang).split())}", f"{when} {_command(job, setting)}"]
    return "\n".join(lines) + "\n"


def _command(job: Job, setting: Setting) -> str:
    lock = setting.state / f"schedule-{job.name}.lock"
    words = (str(setting.edugrid), *job.command)
    work = (
        f"cd {_quoted(setting.folder)} && set -a && {{ [ ! -e {_quoted(setting.env_file)} ] || . {_quoted(setting.env_file)}; }}"
        f" && sleep $((RANDOM % {job.jitter})) && flock -n {_quoted(lock)}"
        f" timeout {job.timeout} {' '.join(_quoted(word) for word in words)} 2>&1 | logger -t edugrid-{job.name}"
    )
    return work.replace("%", "\\%")  # cron takes a bare % for a new line


def _quoted(value: object) -> str:
    return shlex.quote(str(value))
