"""Policy: names say whose a resource is."""

import re
from typing import Final

from edugrid.cloud.declared import Declared
from edugrid.cloud.violation import Violation
from edugrid.text import Text

TOKENS: Final = frozenset(
    {
        "openstack:identity/project:Project",
        "openstack:networking/network:Network",
        "openstack:networking/subnet:Subnet",
        "openstack:networking/router:Router",
        "openstack:networking/secGroup:SecGroup",
        "openstack:networking/port:Port",
        "openstack:compute/instance:Instance",
    }
)
SCHEME: Final = re.compile(r"edu-[a-z0-9]+(-[a-z0-9]+)*")
LONGEST: Final = 63
SOURCE: Final = Text("naming scheme of this project: edu-<region>-<what>", "本项目命名规则：edu-<地区>-<用途>")


def names(resource: Declared) -> list[Violation]:
    """Refuse a name that is not ``edu-<region>[-<what>]`` in lower case, at most 63 characters (RFC 1123 label)."""
    if resource.type not in TOKENS:
        return []
    name = str(resource.properties.get("name") or "")
    if SCHEME.fullmatch(name) and len(name) <= LONGEST:
        return []
    return [
        Violation(
            "names",
            SOURCE,
            resource.name,
            Text(f"the name {name!r} does not follow the scheme", f"名称 {name!r} 不符合命名规则"),
            Text(
                "edu-<region>-<what>: lower case letters, digits and single hyphens, at most 63",
                "edu-<地区>-<用途>：小写字母、数字和单个连字符，不超过 63 个字符",
            ),
        )
    ]
