"""What holds for every test."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.postgres import Server, served, which

# How long an example takes says something about the machine's neighbours, not about the rule.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Said once, below everything: the quiet mode leaves the header out."""
    terminalreporter.write_line(f"PostgreSQL of the tests: {which()}")


@pytest.fixture(scope="session")
def postgres(testrun_uid: str) -> Iterator[Server]:
    """A real server, started when the first test asks; one for all processes of the run."""
    with served(testrun_uid) as server:
        yield server
