"""The versions that are built, and those that are accepted when the machine has its own."""

from typing import Final

ENGINE_VERSION: Final = "3.259.0"
"""Version of the engine in toolchain/engine/go.mod."""

ENGINE_ACCEPTED: Final = ((3, 200, 0), (4, 0, 0))
"""An engine found on PATH is good from the first version up to, not including, the second."""

PROVIDER_VERSION: Final = "5.5.3"
"""Version of the provider plugin: exactly the one that the Python package pulumi-openstack asks the engine for."""
