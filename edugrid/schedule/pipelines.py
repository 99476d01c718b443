"""Files for GitLab CI and GitHub Actions: the jobs on somebody's runner inside the network."""

from io import StringIO
from typing import Any

from ruamel.yaml import YAML

from edugrid.schedule.job import Job
from edugrid.schedule.setting import Setting


def gitlab_file(jobs: tuple[Job, ...], setting: Setting, lang: str) -> str:
    """``.gitlab-ci.yml``: one job each, chosen by the variable EDUGRID_JOB of a pipeline schedule."""
    body: dict[str, Any] = {
        "variables": {"EDUGRID_LANG": lang, "TZ": "Asia/Shanghai"},
        "stages": ["scheduled"],
    }
    for job in jobs:
        body[f"{setting.slug}-{job.name}"] = {
            "stage": "scheduled",
            "tags": ["edugrid"],
            "rules": [{"if": f'$CI_PIPELINE_SOURCE == "schedule" && $EDUGRID_JOB == "{job.name}"'}],
            "resource_group": f"edugrid-{setting.slug}-{job.name}",
            "timeout": f"{job.timeout} seconds",
            "script": [" ".join(("edugrid", *job.command))],
            "allow_failure": {"exit_codes": [3]},
        }
    return _yaml(body)


def github_file(jobs: tuple[Job, ...], setting: Setting, lang: str) -> str:
    """``.github/workflows/edugrid.yml``: cron times are UTC there, eight hours behind Asia/Shanghai."""
    body: dict[str, Any] = {
        "name": f"edugrid {setting.region}",
        "on": {"schedule": [{"cron": github_cron(job)} for job in jobs], "workflow_dispatch": {}},
        "permissions": {"contents": "read"},
        "jobs": {
            job.name: {
                "if": f"github.event.schedule == '{github_cron(job)}'",
                "runs-on": ["self-hosted", "edugrid"],
                "timeout-minutes": max(1, job.timeout // 60),
                "concurrency": {"group": f"edugrid-{setting.slug}-{job.name}"},
                "env": {"EDUGRID_LANG": lang, "TZ": "Asia/Shanghai"},
                "steps": [
                    {"uses": "actions/checkout@v4"},
                    {"run": f"{' '.join(('edugrid', *job.command))} || [ $? -eq 3 ]"},
                ],
            }
            for job in jobs
        },
    }
    return _yaml(body)


def github_cron(job: Job) -> str:
    """The time of ``job`` in UTC; a weekday moves when midnight lies between."""
    days = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
    if job.hour is None:
        return f"{job.minute} * * * *"
    day = "*"
    if job.weekday:
        day = str((days.index(job.weekday) - (job.hour < 8)) % 7)  # noqa: PLR2004 - hours between the zones
    return f"{job.minute} {(job.hour - 8) % 24} * * {day}"


def _yaml(body: dict[str, Any]) -> str:
    out = StringIO()
    yaml = YAML()
    yaml.width = 120
    yaml.dump(body, out)
    return "# Written by `edugrid schedule print`\n" + out.getvalue()
