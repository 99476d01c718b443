"""The example region with three plain servers: for tests that change clouds and want to say all that is in them."""

from pathlib import Path

from ruamel.yaml import YAML

BETWEEN = ("interconnects", "dns")
OF_A_CLOUD = ("routes", "credentials")


def plain_city(root: Path) -> Path:
    """Take shared services, DNS, VPN, routes, credentials and NFV edges out of the copy ``root`` of the inventories."""
    yaml = YAML()
    yaml.width = 1000
    yaml.indent(mapping=2, sequence=4, offset=2)
    for path in [*root.rglob("city.yml"), *root.rglob("county.yml")]:
        body = yaml.load(path.read_text(encoding="utf-8"))
        for key in (*BETWEEN, "nfv_edge"):
            body.pop(key, None)
        for cloud in body.get("clouds", ()):
            for key in OF_A_CLOUD:
                cloud.pop(key, None)
        if "applications" in body:
            body["applications"] = [app for app in body["applications"] if app["name"] != "log"]
            for app in body["applications"]:
                app.pop("profile", None)
        with path.open("w", encoding="utf-8") as file:
            yaml.dump(body, file)
    for path in root.rglob("whitelist.csv"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if ",log," not in line), encoding="utf-8")
    return root
