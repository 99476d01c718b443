"""The example region cut down to one tenancy with one server, so that a run against real services is short."""

import csv
import shutil
from pathlib import Path

from plain_city import plain_city
from ruamel.yaml import YAML

GONE = {"telecom", "video", "roster"}


def small_city(root: Path, folder: Path) -> Path:
    """Copy the inventories ``root`` into ``folder`` without the telecom cloud and all applications but identity."""
    copy = plain_city(Path(shutil.copytree(root, folder / "inventories")))
    city = copy / "henan/zhengzhou/city.yml"
    yaml = YAML()
    body = yaml.load(city.read_text(encoding="utf-8"))
    for key in ("clouds", "applications"):
        body[key] = [item for item in body[key] if item["name"] not in GONE]
    with city.open("w", encoding="utf-8") as file:
        yaml.dump(body, file)
    for county in copy.rglob("county.yml"):
        text = county.read_text(encoding="utf-8")
        text = text.replace("target: telecom", "target: gov").replace("target: roster", "target: identity")
        county.write_text(text, encoding="utf-8")
    for register in copy.rglob("registers/*.csv"):
        with register.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        with register.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(row for row in rows if not GONE & set(row))
    return copy
