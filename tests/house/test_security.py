"""docs/security.md is true: each test that it names is there, and no threat stands without one."""

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
PAGE = (HOUSE / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
ROWS = [line for line in PAGE.splitlines() if line.startswith("|") and not re.match(r"\|(-| threat)", line)]
REQUIRED = (  # of the issue: each is somewhere in the table
    "guessed", "forwarded", "used again", "forged", "replayed", "contact", "role ends", "without the secret",
    "too large", "trickle", "HTML", "formulas", "paths", "the log", "zip bombs", "XML entities", "YAML",
    "SQL", "token in logs", "/metrics", "group", "a bot writes", "floods",
)  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=[row.split("|")[1].strip() for row in ROWS])
def test_each_threat_names_tests_that_exist(row: str) -> None:
    named = NAMED.findall(row)
    assert named, "a threat without a test"
    for file, name in named:
        source = (HOUSE / file).read_text(encoding="utf-8")
        assert re.search(rf"^(?:async )?def {name}\(", source, re.MULTILINE), f"{file} has no {name}"


def test_no_threat_of_the_list_is_missing() -> None:
    threats = "\n".join(row.split("|")[1] for row in ROWS)
    assert [words for words in REQUIRED if words not in threats] == []
