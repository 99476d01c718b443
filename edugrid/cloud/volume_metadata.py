"""What stands in the metadata of a data volume; pure."""

from edugrid.design.tenancy_spec import BackupSpec, Tags


def volume_metadata(tags: Tags, backup: BackupSpec | None) -> dict[str, str]:
    """The application's tags, and its backup policy for the job that makes the copies.

    ``backup_every`` is ``day``, ``week`` or ``never``; ``backup_keep`` how many copies stay.
    """
    policy = {"backup_every": "never"}
    if backup is not None:
        policy = {"backup_every": backup.every, "backup_keep": str(backup.keep)}
    return {**dict(tags), **policy}
