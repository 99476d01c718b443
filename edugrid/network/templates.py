"""The templates of a region."""

from pathlib import Path

from edugrid.network.render import TemplateSet
from edugrid.network.template_folders import template_folders


def templates(root: Path) -> TemplateSet:
    """The project's templates, overridden by ``network_templates/`` beside the inventories of ``root``."""
    return TemplateSet(template_folders(root))
