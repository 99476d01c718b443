"""What drift asks about the legacy data centres of a region."""

from collections.abc import Mapping
from typing import NamedTuple

from edugrid.region import OpenRegion
from edugrid.retire.findings import stages_known
from edugrid.retire.legacy_sites import LegacySite, legacy_sites
from edugrid.retire.look.questions import Questions, questions
from edugrid.retire.memory import Memory, read_memory


class Retired(NamedTuple):
    """``moved``: the sites whose workloads are asked about, ``drained``: those whose routes, names and ports are.

    Facts are asked only for stages that were done once or are overdue: a site on time costs no question.
    """

    sites: tuple[LegacySite, ...]
    memory: Memory
    moved: tuple[LegacySite, ...]
    drained: tuple[LegacySite, ...]

    @property
    def asked(self) -> Questions:
        """What devices are asked, over whatever session is open."""
        return questions(self.drained)


def retired(opened: OpenRegion, env: Mapping[str, str]) -> Retired:
    """Read from the history what was done once; nothing is asked yet."""
    today, sites = opened.intent.today, tuple(legacy_sites(opened.intent))
    memory = read_memory(env, opened.intent.path) if sites else Memory()
    known = {item.site.name: stages_known(item, memory, today) for item in sites}
    return Retired(
        sites,
        memory,
        moved=tuple(item for item in sites if "migrate" in known[item.site.name]),
        drained=tuple(item for item in sites if known[item.site.name] & {"drain", "power_off"}),
    )
