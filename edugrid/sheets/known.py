"""What the inventory knows already, for words that name counties, schools and clouds."""

from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, NamedTuple

from edugrid.intent.csv_file import read_csv
from edugrid.intent.load import SCHOOL_COLUMNS
from edugrid.intent.problems import IntentError, Problem
from edugrid.intent.source import shown
from edugrid.intent.yaml_file import read_yaml
from edugrid.sheets.cell_text import CellError
from edugrid.text import Text

_LEVELS: Final = (2, 3)  # parts of the path of a city, of a county
_ENDS: Final = ("县", "市", "区", "旗")


class Known(NamedTuple):
    """The city ``city`` (``henan/zhengzhou``) and the county folder ``county`` of the region, empty for a city.

    ``counties``: folder → (name, code); ``clouds``: name → kind; ``schools``: code → (name, county folder);
    ``sites``: name → title of every data centre; ``homes``: its county folder, empty for the city's own.
    """

    city: str
    county: str
    counties: dict[str, tuple[str, str]]
    clouds: dict[str, str]
    schools: dict[str, tuple[str, str]]
    sites: dict[str, str]
    homes: dict[str, str]

    def find_county(self, text: str) -> str:
        """The folder of the county that ``text`` names: folder, name, code (GB/T 2260, or 12 digits of a township).

        Raises:
            CellError: none, or another one than that of the region.

        """
        folder = next((key for key, value in self.counties.items() if _means_county(text, key, *value)), None)
        if folder is None:
            raise _unknown(Text("county", "县区"), text, [name for name, _ in self.counties.values()])
        if self.county and folder != self.county:
            here = self.counties[self.county][0]
            message = Text(f"{text} is not {here}, which is imported into", f"“{text}”不是所导入的{here}")
            hint = Text(f"--region {self.city} takes every county", f"按地市导入可包含各县区：--region {self.city}")
            raise CellError("other-county", message, hint)
        return folder

    def find_school(self, text: str) -> str:
        """The code of the school that ``text`` names by its code or its name; a code is not looked up here.

        Raises:
            CellError: no school, or several, have the name.

        """
        if text.isdigit() or text == "office":
            return text
        inside = {code: name for code, (name, at) in self.schools.items() if not self.county or at == self.county}
        codes = [code for code, name in inside.items() if _flat(name) == _flat(text)]
        if len(codes) > 1:
            message = Text(f"{len(codes)} schools are called {text!r}", f"有 {len(codes)} 所学校叫“{text}”")
            raise CellError(
                "not-unique", message, Text(f"write the code: {', '.join(codes)}", f"请填写标识码：{'、'.join(codes)}")
            )
        if not codes:
            raise _unknown(Text("school", "学校"), text, list(inside.values()))
        return codes[0]

    def find_site(self, text: str) -> str:
        """The data centre that ``text`` names, by its short name or its title.

        Raises:
            CellError: there is none.

        """
        found = next((name for name, title in self.sites.items() if text == name or _flat(title) == _flat(text)), None)
        if found is None:
            raise _unknown(Text("data centre", "数据中心"), text, [*self.sites.values(), *self.sites])
        return found

    def find_own_site(self, text: str) -> str:
        """The same, of the county that is imported into.

        Raises:
            CellError: there is none, or it is another county's.

        """
        found = self.find_site(text)
        if self.county and self.homes[found] != self.county:
            here = self.counties[self.county][0]
            message = Text(f"{text} is not of {here}, which is imported into", f"“{text}”不属于所导入的{here}")
            hint = Text(f"--region {self.city} takes every county", f"按地市导入可包含各县区：--region {self.city}")
            raise CellError("other-county", message, hint)
        return found

    def find_cloud(self, text: str, kinds: dict[str, tuple[str, ...]]) -> str:
        """The cloud of the city that ``text`` names, by its name or by a word for its kind (政务云).

        Raises:
            CellError: there is none, or there are several of this kind.

        """
        if text in self.clouds:
            return text
        kind = next((kind for kind, words in kinds.items() if text in words or text == kind), None)
        names = [name for name, of in self.clouds.items() if of == kind]
        if len(names) == 1:
            return names[0]
        if names:
            message = Text(
                f"the city has several such clouds: {', '.join(names)}", f"本市有多个此类云：{'、'.join(names)}"
            )
            raise CellError("not-unique", message, Text("write the name", "请填写名称"))
        raise _unknown(Text("cloud", "云"), text, list(self.clouds))


def load_known(root: Path, region: str) -> Known:
    """Read what the files of ``region`` (a city or a county) name; files that are not there name nothing.

    Raises:
        IntentError: there is no such region, or a file of it cannot be read.

    """
    parts = region.strip("/").split("/")
    folder = root.joinpath(*parts)
    if len(parts) not in _LEVELS or not (folder / ("city.yml" if len(parts) == _LEVELS[0] else "county.yml")).is_file():
        cities = sorted(str(path.parent.relative_to(root)) for path in root.glob("*/*/city.yml"))
        message = Text(f"{region!r} is not a city or county of the inventory", f"“{region}”不是清单中的地市或县区")
        hint = Text(f"cities: {', '.join(cities) or '-'}", f"已有地市：{'、'.join(cities) or '-'}")
        raise IntentError([Problem(shown(root), 1, region, "no-region", message, hint)])
    problems: list[Problem] = []
    city = root / parts[0] / parts[1]
    counties: dict[str, tuple[str, str]] = {}
    sites = _sites(_data(city / "city.yml", []))
    homes = dict.fromkeys(sites, "")
    for path in sorted(city.glob("*/county.yml")):
        data = _data(path, problems)
        sites |= _sites(data)
        homes |= dict.fromkeys(_sites(data), path.parent.name)
        counties[path.parent.name] = (str(data.get("name", "")), str(data.get("code", "")))
    clouds = {
        str(cloud.get("name", "")): str(cloud.get("kind", ""))
        for cloud in _data(city / "city.yml", problems).get("clouds", ())
        if isinstance(cloud, dict)
    }
    schools: dict[str, tuple[str, str]] = {}
    if (city / "schools.csv").exists():
        source = read_csv(city / "schools.csv", SCHOOL_COLUMNS, ("uplink_mbps", "backup_uplink"), problems)
        for row in source.data["rows"] if source else ():
            schools[row.get("code", "")] = (row.get("name", ""), row.get("county", ""))
    if problems:
        raise IntentError(problems)
    county = parts[2] if len(parts) > _LEVELS[0] else ""
    return Known("/".join(parts[:2]), county, counties, clouds, schools, sites, homes)


def _data(path: Path, problems: list[Problem]) -> dict[str, Any]:
    source = read_yaml(path, problems)
    return source.data if source else {}


def _sites(data: dict[str, Any]) -> dict[str, str]:
    listed = data.get("data_centres") or ()
    return {str(one.get("name", "")): str(one.get("title", "")) for one in listed if isinstance(one, dict)}


def _flat(name: str) -> str:
    return name.replace("（", "(").replace("）", ")").replace(" ", "")


def _means_county(text: str, folder: str, name: str, code: str) -> bool:
    if text.isdigit():
        return len(text) in {6, 9, 12} and text[:6] == code
    short = name[:-1] if name.endswith(_ENDS) and len(name) > 2 else name  # noqa: PLR2004 - 郏县 is never 郏
    return text in {folder, name, short} or (bool(name) and text.endswith(name))


def _unknown(what: Text, text: str, names: list[str]) -> CellError:
    close = get_close_matches(text, names, 1, 0.5)
    hint = Text(f"did you mean {close[0]!r}?", f"是否应为“{close[0]}”？") if close else None
    message = Text(f"there is no {what.en} {text!r}", f"没有名为“{text}”的{what.zh}")
    return CellError("missing-reference", message, hint)
