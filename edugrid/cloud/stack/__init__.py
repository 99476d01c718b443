"""The driver of a region's stack: preview, up, refresh, destroy, and applying a reviewed plan."""

from edugrid.cloud.stack.apply_plan import apply_plan
from edugrid.cloud.stack.backup import BackupResult, backup
from edugrid.cloud.stack.cloud_result import CloudResult
from edugrid.cloud.stack.destroy import destroy
from edugrid.cloud.stack.preview import preview
from edugrid.cloud.stack.refresh import refresh
from edugrid.cloud.stack.restore import RestoreResult, restore
from edugrid.cloud.stack.take_back import TakenBack, take_back
from edugrid.cloud.stack.up import up

__all__ = [
    "BackupResult",
    "CloudResult",
    "RestoreResult",
    "TakenBack",
    "apply_plan",
    "backup",
    "destroy",
    "preview",
    "refresh",
    "restore",
    "take_back",
    "up",
]
