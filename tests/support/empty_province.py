"""A province whose cities have neither clouds nor devices."""

from pathlib import Path


def province(folder: Path, *cities: str) -> None:
    """Make ``folder``/inventories/henan; a look at one of its cities takes no time."""
    root = folder / "inventories" / "henan"
    root.mkdir(parents=True)
    source = Path(__file__).parents[2] / "inventories/henan/province.yml"
    (root / "province.yml").write_bytes(source.read_bytes())
    for number, city in enumerate(cities, 1):
        (root / city / "registers").mkdir(parents=True)
        (root / city / "city.yml").write_text(f'name: {city}\ncode: "410{number}"\nasn: {64600 + number}\n', "utf-8")
        (root / city / "schools.csv").write_text("code,name,county,classes,stage\n", "utf-8")
        (root / city / "registers" / "whitelist.csv").write_text(
            "id,application,protocol,port,source,applicant,approver,reason,until\n", "utf-8"
        )
