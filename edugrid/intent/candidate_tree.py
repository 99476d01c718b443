"""The inventory as it would be: a copy that can be read and judged, while nothing is written."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def candidate_tree(root: Path, region: str, texts: Mapping[Path, str]) -> Iterator[Path]:
    """Yield a folder of provinces like ``root`` with ``texts`` in place of its files (paths below ``root``).

    It holds the province of ``region``, and of its cities only the one that ``region`` names, if it names one. Files
    that stay are links; templates of the region are found beside it as they are beside ``root``.
    """
    province, *below = region.strip("/").split("/")
    with tempfile.TemporaryDirectory(prefix="edugrid-candidate-") as folder:
        copy = Path(folder) / root.absolute().name
        cities = {path.parent for path in (root / province).glob("*/city.yml")}
        leave = cities - {root / province / below[0]} if below else set()
        _link(root / province, copy / province, leave)
        templates = root.absolute().parent / "network_templates"
        if templates.is_dir():
            (Path(folder) / "network_templates").symlink_to(templates)
        for path, text in texts.items():
            target = copy / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            target.write_bytes(text.encode())
        yield copy


def _link(source: Path, target: Path, leave: set[Path]) -> None:
    target.mkdir(parents=True)
    for path in source.iterdir():
        if path in leave or path.name == "evidence":
            continue
        if path.is_dir():
            _link(path, target / path.name, leave)
        else:
            (target / path.name).symlink_to(path.resolve())
