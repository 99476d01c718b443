"""Service profiles: edugrid's own, with those of the province over them."""

from pathlib import Path
from typing import Final

from edugrid.intent.problems import Problem
from edugrid.intent.service_profile import ServiceProfile
from edugrid.intent.validate import validate
from edugrid.intent.yaml_file import read_yaml
from edugrid.text import Text

OWN: Final = Path(__file__).parent / "services"


def load_services(folder: Path, problems: list[Problem]) -> dict[str, ServiceProfile]:
    """Profiles by name; a file ``services/<name>.yml`` of the province replaces edugrid's of that name whole."""
    found: dict[str, ServiceProfile] = {}
    for path in (*sorted(OWN.glob("*.yml")), *sorted((folder / "services").glob("*.yml"))):
        source = read_yaml(path, problems)
        profile = validate(source, ServiceProfile, problems)
        if source is None or profile is None:
            continue
        if profile.name != path.stem:
            message = Text(
                f"the file is {path.name} but the profile {profile.name!r}",
                f"文件名为 {path.name}，而配置名为“{profile.name}”",
            )
            problems.append(Problem(source.file, source.line(("name",)), "name", "file-name", message))
        found[path.stem] = profile
    return found
