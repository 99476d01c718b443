# mypy: disable-error-code="import-not-found"
# reason: oslo.config lives in the lab's own environment, not in the one that is type-checked
"""Where Barbican looks for its configuration."""

from pathlib import Path


def set_barbican_config(root: Path) -> None:
    """Make ``root/etc/barbican.conf`` the only configuration; call before importing anything of Barbican.

    Each of its modules parses the configuration for itself from the default places and takes no other.
    """
    from oslo_config import cfg

    cfg.find_config_files = lambda *_arguments, **_more: [f"{root}/etc/barbican.conf"]
