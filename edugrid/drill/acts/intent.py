"""Somebody changes the intent of the drill's city, as they would in a reviewed change."""

from collections.abc import Mapping

from edugrid.drill.errors import StepError
from edugrid.drill.ground import CITY, Ground
from edugrid.text import Text


def act(ground: Ground, options: Mapping[str, str]) -> Text:
    """Write ``cloud: TO`` at ``application`` in city.yml."""
    from ruamel.yaml import YAML

    yaml, path = YAML(), ground.folder / "inventories" / CITY / "city.yml"
    body = yaml.load(path.read_text(encoding="utf-8"))
    name, target = options["application"], options["cloud"]
    found = next((one for one in body["applications"] if one["name"] == name), None)
    if found is None:
        raise StepError(Text(f"there is no application {name}", f"没有名为 {name} 的应用"))
    before, found["cloud"] = found["cloud"], target
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(body, file)
    return Text(
        f"city.yml, {name}: cloud: {before} becomes {target}", f"city.yml 中 {name} 的 cloud：{before} 改为 {target}"
    )
