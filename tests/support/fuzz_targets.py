"""Every parser that reads foreign text."""

from collections.abc import Iterator
from pathlib import Path

from fuzz_devices import device_targets
from fuzz_drill import drill_targets
from fuzz_engine import engine_targets
from fuzz_feeds import feed_targets
from fuzz_keys import key_targets
from fuzz_logs import log_targets
from fuzz_netconf import netconf_targets
from fuzz_servers import server_targets
from fuzz_sessions import session_targets
from fuzz_settings import settings_targets
from fuzz_signed import signed_targets
from fuzz_state import state_targets
from fuzz_tables import table_targets
from fuzz_target import Target


def all_targets(folder: Path, *, simulated: bool) -> Iterator[Target]:
    """``folder`` is empty and theirs; ``simulated``: answers of simulated devices are changed too, which takes a while."""
    for make in (
        settings_targets,
        state_targets,
        signed_targets,
        feed_targets,
        key_targets,
        log_targets,
        table_targets,
        drill_targets,
        netconf_targets,
        server_targets,
        engine_targets,
        session_targets,
    ):
        own = folder / make.__name__
        own.mkdir()
        yield from make(own)
    yield from device_targets(simulated=simulated)
