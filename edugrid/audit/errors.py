"""The audit log cannot be kept."""

from pathlib import Path

from edugrid.refusal import Refusal
from edugrid.text import Text


class AuditError(Refusal):
    """It cannot be written: nothing further is done."""

    @classmethod
    def unwritten(cls, path: Path, error: OSError) -> "AuditError":
        """What is told when the file system refuses it."""
        why = error.strerror or type(error).__name__
        return cls(
            Text(
                f"the audit log {path} cannot be written ({why}); nothing further was done. Mend that (space, rights), "
                "or set EDUGRID_AUDIT to another file, and run the command again",
                f"无法写入审计日志 {path}（{why}），后续操作未执行。请处理（磁盘空间、权限），"
                "或将 EDUGRID_AUDIT 设为其他文件，然后重新运行",
            )
        )
