"""Small scripts that are run in the program's own interpreter; each prints one line of JSON."""

from typing import Final

# Packages that bring a provider say so in a pulumi-plugin.json. Editable installs may hide behind an import hook.
LIST_PLUGINS: Final = r"""
import glob, json, os, re, sys
import importlib.metadata as m
from importlib.util import find_spec
found = {}
for entry in sys.path:
    for f in glob.glob(os.path.join(glob.escape(entry or os.getcwd()), "*", "pulumi-plugin.json")):
        found.setdefault(os.path.basename(os.path.dirname(f)), f)
    for d in glob.glob(os.path.join(glob.escape(entry or os.getcwd()), "pulumi*.dist-info", "direct_url.json")):
        name = os.path.basename(os.path.dirname(d)).split("-")[0]
        spec = None if name in found else find_spec(name)
        for p in (spec.submodule_search_locations or []) if spec else []:
            if os.path.exists(os.path.join(p, "pulumi-plugin.json")):
                found[name] = os.path.join(p, "pulumi-plugin.json")
out = []
for name, f in sorted(found.items()):
    spec = json.load(open(f))
    if not spec.get("resource"):
        continue
    spec.setdefault("name", re.sub("^pulumi-", "", name.replace("_", "-")))
    if not spec.get("version"):
        try:
            spec["version"] = m.version(name)
        except m.PackageNotFoundError:
            spec["version"] = ""
    out.append(spec)
print(json.dumps(out))
"""

LIST_PACKAGES: Final = r"""
import json, re, importlib.metadata as m
norm = lambda n: re.sub("[-_.]+", "-", n).lower()
dists = {norm(d.metadata["Name"]): d for d in m.distributions() if d.metadata["Name"]}
needed = {norm(re.match("[A-Za-z0-9._-]+", r).group()) for d in dists.values() for r in d.requires or []
          if "extra ==" not in r}
print(json.dumps([[d.metadata["Name"], d.version, n in needed] for n, d in sorted(dists.items())]))
"""

ABOUT: Final = "import json, platform, sys; print(json.dumps([sys.executable, platform.python_version()]))"
