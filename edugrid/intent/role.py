"""What a device is for."""

from typing import Literal

# the first word is the level: rollouts go from schools inwards
Role = Literal[
    "city-core",
    "city-pop",
    "city-ac",
    "county-aggregation",
    "county-pop",
    "county-olt",
    "county-ac",
    "school-gateway",
    "school-core",
    "school-access",
    "school-olt",
    "school-ac",
]
