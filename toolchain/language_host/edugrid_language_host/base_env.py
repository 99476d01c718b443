"""The environment that children get: taken before this host changes its own."""

import os
from typing import Final

BASE_ENV: Final[dict[str, str]] = dict(os.environ)

# gRPC's fork handlers would stop its threads at every child that we start; children exec at once, so none is needed.
os.environ["GRPC_ENABLE_FORK_SUPPORT"] = "0"
