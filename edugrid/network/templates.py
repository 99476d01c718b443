"""Which template folders a region uses."""

from pathlib import Path

from edugrid.network.render import TemplateSet
from edugrid.resources import resource


def templates(root: Path) -> TemplateSet:
    """The project's templates, overridden by ``network_templates/`` beside the inventories of ``root``."""
    own = root.absolute().parent / "network_templates"
    packaged = resource("network_templates")
    return TemplateSet([own, packaged] if own.is_dir() and own != packaged else [packaged])
