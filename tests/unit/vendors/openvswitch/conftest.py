from pathlib import Path

import pytest
from napalm.base.test import conftest as napalm_conftest


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    napalm_conftest.pytest_generate_tests(metafunc, str(Path(__file__)))
