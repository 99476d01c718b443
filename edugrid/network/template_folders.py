"""Where the templates of a region lie."""

from pathlib import Path

from edugrid.resources import resource


def template_folders(root: Path) -> tuple[Path, ...]:
    """The project's templates, overridden by ``network_templates/`` beside the inventories of ``root``."""
    own = root.absolute().parent / "network_templates"
    packaged = resource("network_templates")
    return (own, packaged) if own.is_dir() and own != packaged else (packaged,)
