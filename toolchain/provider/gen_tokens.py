# ruff: noqa: INP001 - a script of its own, not part of a package
"""Derive mapping/tokens.json: the Pulumi token of every Terraform resource and data source.

    upstream=github.com/terraform-provider-openstack/terraform-provider-openstack
    python gen_tokens.py "$(go list -m -f '{{.Dir}}' $upstream)"

The tokens are read from the installed Python package pulumi-openstack, the Terraform names from the sources of the
upstream provider, whose folder is the argument. Run it again when either version changes; it says what it could not
match. Names differ by a version suffix (`openstack_compute_instance_v2` is `compute/instance:Instance`) and by a few
module names.
"""

import argparse
import importlib.util
import json
import re
import sys
from pathlib import Path

# Terraform's abbreviations of modules; the Python package writes them out.
MODULES = {"lb": "loadbalancer", "db": "database", "fw": "firewall"}
# Names of the Python package that no rule finds, misspellings included.
EXCEPTIONS = {
    "openstack_blockstorage_quotaset_v3": {"": "quotesetv3"},
    "openstack_objectstorage_object_v1": {"": "containerobject"},
    "openstack_sharedfilesystem_availability_zones_v2": {"get": "getavailbilityzones"},
}
TOKEN = re.compile(r"""['"](openstack:([a-z]+)/?[A-Za-z0-9]*:([A-Za-z0-9]+))['"]""")

Tokens = dict[tuple[str, str], str]


def python_tokens() -> Tokens:
    """Tokens of the Python package by module and lower-case name."""
    spec = importlib.util.find_spec("pulumi_openstack")
    if spec is None or spec.origin is None:
        sys.exit("the Python package pulumi-openstack is not installed here")
    found: Tokens = {}
    for file in sorted(Path(spec.origin).parent.rglob("*.py")):
        for token, module, name in TOKEN.findall(file.read_text()):
            found[module, name.lower()] = token
    return found


def terraform_names(upstream: Path) -> tuple[list[str], list[str]]:
    """Names of resources and of data sources, in the order of the provider's two maps."""
    source = (upstream / "openstack" / "provider.go").read_text()
    data_sources, resources = source.split("DataSourcesMap:")[1].split("ResourcesMap:")
    name = re.compile(r'"(openstack_[a-z0-9_]+)":')
    return name.findall(resources), name.findall(data_sources)


def match(terraform: str, tokens: Tokens, prefixes: tuple[str, ...]) -> str | None:
    """Token for a Terraform name: with its version suffix where the package has one, else without.

    Names of functions begin with one of `prefixes`; those of resources have none.
    """
    _, module, rest = terraform.split("_", 2)
    base = re.sub(r"_v\d$", "", rest).replace("_", "")
    version = re.search(r"_v\d$", rest)
    names = [base + version.group()[1:], base] if version else [base]
    exceptions = EXCEPTIONS.get(terraform, {})
    wanted = [
        (place, exceptions.get(prefix, prefix + name))
        for prefix in prefixes
        for name in names
        for place in (MODULES.get(module, module), "index")
    ]
    return next((tokens[key] for key in wanted if key in tokens), None)


def main() -> None:
    """Write mapping/tokens.json beside this script and report what has no match."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("upstream", type=Path, help="folder of the terraform-provider-openstack module")
    tokens = python_tokens()
    resources, data_sources = terraform_names(parser.parse_args().upstream)
    kinds = {"resources": (resources, ("",)), "functions": (data_sources, ("get", "getdns"))}
    result: dict[str, dict[str, str]] = {}
    for kind, (names, prefixes) in kinds.items():
        # Sorted, so that of two versions with one token (volume_v2 and volume_v3, say) the newer one keeps it.
        newest = {token: name for name in sorted(names) if (token := match(name, tokens, prefixes))}
        result[kind] = {name: token for token, name in sorted(newest.items(), key=lambda item: item[1])}
        report(f"{len(newest)} {kind}; left out", sorted(set(names) - set(newest.values())))
    used = {token for found in result.values() for token in found.values()}
    report("tokens that newer upstream versions have", sorted(set(tokens.values()) - used))
    out = Path(__file__).parent / "mapping" / "tokens.json"
    out.write_text(json.dumps(result, indent=1) + "\n")


def report(what: str, names: list[str]) -> None:
    """Print a heading and names on stderr."""
    sys.stderr.write(f"{what}: {', '.join(names) or 'none'}\n")


if __name__ == "__main__":
    main()
