"""All tests live on one day: windows, freezes and expiry dates of the example must not decide whether they pass."""

import os

os.environ.setdefault("EDUGRID_AT", "2026-12-01T09:00")
