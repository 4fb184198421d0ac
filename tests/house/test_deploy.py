"""What is installed: the unit and the container hold what the program needs, and no right more."""

import re

from bot.settings import Settings
from tests.house.processes import HOUSE

UNIT = (HOUSE / "deploy" / "vsoko-bot.service").read_text("utf-8")
CONTAINER = (HOUSE / "deploy" / "Containerfile").read_text("utf-8")
CODE = {folder.parent.name for folder in HOUSE.glob("*/__init__.py")} - {"tests", "benchmarks"}


def test_the_container_takes_every_package_of_the_program_and_nothing_else() -> None:
    copied = set(re.findall(r"^COPY (\w+) \1$", CONTAINER, re.MULTILINE))
    assert copied == CODE | {"decisions"}
    kept = re.findall(r"^!(\S+)$", (HOUSE / ".containerignore").read_text("utf-8"), re.MULTILINE)
    assert set(kept) == copied | {"requirements.txt"}


def test_neither_runs_as_root_nor_writes_anywhere_but_to_its_data() -> None:
    for line in ("DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet="):
        assert f"\n{line}\n" in UNIT
    assert "\nUSER bot\n" in CONTAINER
    compose = (HOUSE / "deploy" / "compose.yaml").read_text("utf-8")
    assert "read_only: true" in compose
    assert "cap_drop: [ALL]" in compose


def test_no_setting_is_named_that_there_is_not() -> None:
    guide = (HOUSE / "docs" / "guide-administrator.md").read_text("utf-8")
    known = {name.upper() for name in Settings.model_fields} | {"FAIL", "FILE", "NTP"}
    assert set(re.findall(r"\b[A-Z]{3,}(?:_[A-Z]+)*\b", guide)) - known - {"PATH", "STATE"} == set()
