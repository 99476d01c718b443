"""What people write for a drill."""

from collections.abc import Callable, Iterator
from pathlib import Path

from fuzz_target import Target

from edugrid.drill.load_people import load_people
from edugrid.drill.load_scenario import load_scenario, own_scenarios
from edugrid.intent.problems import IntentError

PEOPLE = "organiser: 教育局\nplace: 机房\npeople:\n- {group: 指挥组, name: 王工, organisation: 信息中心, duty: 指挥}\nproblems: [慢]\n"


def drill_targets(folder: Path) -> Iterator[Target]:
    """Each writes its input to a file of ``folder`` and reads it as the command does."""
    file = folder / "drill.yml"

    def reading(read: Callable[[Path], object]) -> Callable[[bytes], object]:
        def run(data: bytes) -> object:
            file.write_bytes(data)
            return read(file)

        return run

    scenarios = [path.read_bytes() for path in own_scenarios().values()]
    yield Target(
        "drill scenario", scenarios, reading(lambda path: load_scenario(str(path))), (IntentError,), weight=0.1
    )
    yield Target("people of a drill", [PEOPLE.encode()], reading(load_people), (IntentError,))
