"""What holds for every test."""

import pytest
from hypothesis import settings

from tests import postgres

# How long an example takes says something about the machine's neighbours, not about the rule.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Said once, below everything: the quiet mode leaves the header out."""
    terminalreporter.write_line(f"PostgreSQL of the tests: {postgres.which()}")


def pytest_sessionfinish() -> None:
    """The server goes with the tests."""
    postgres.let_go()
