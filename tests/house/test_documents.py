"""What is written down is what there is: commands, settings, and no trace of anybody's machine."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from bot.cli import app
from bot.settings import BUNDLED, Settings, load_settings
from core.views import MenuRole
from screens.menus import COMMANDS
from tests.house.processes import OURS

HOUSE = Path(__file__).parents[2]
README = (HOUSE / "README.md").read_text(encoding="utf-8")
EXAMPLE = HOUSE / "config.example.env"
# Addresses of registries and paths of a machine: they bind the project to a place.
PLACES = re.compile(
    r"https?://[^\s\"']+/(?:simple|packages|-)/|\"resolved\": *\"http|--index-url|--extra-index-url"
    r"|--find-links|artifactory|nexus\.|(?<![\w.-])/(?:work|root|opt|home/\w+|Users/\w+)/"
)


def table_after(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading of the README."""
    section = README.split(f"\n{heading}\n", 1)[1]
    rows = re.search(r"(?:^\|.*\n)+", section, re.MULTILINE)
    assert rows is not None
    lines = rows.group().splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def commands() -> Iterator[str]:
    """Every command of the command line with its options, «roster import --dry-run»."""

    def below(group: object, path: str) -> Iterator[str]:
        found = getattr(group, "commands", None)
        if found is None:
            yield path
            for parameter in getattr(group, "params", []):
                yield from (f"{path} {option}" for option in parameter.opts if option.startswith("--"))
            return
        if getattr(group, "invoke_without_command", False) and path:  # a command of its own beside its parts
            yield path
            for parameter in getattr(group, "params", []):
                yield from (f"{path} {option}" for option in parameter.opts if option.startswith("--"))
        for name, command in found.items():
            yield from below(command, f"{path} {name}".strip())

    return (one for one in below(typer.main.get_command(app), "") if not one.endswith("--help"))


def files() -> list[Path]:
    """What is committed, or would be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip("not a git repository")
    return [HOUSE / line for line in done.stdout.splitlines() if (HOUSE / line).is_file()]


def test_every_command_stands_in_the_readme_and_no_other() -> None:
    cells = [row[0] for row in table_after("## Commands")]
    told = {re.sub(r" ([A-Z]+|\[.*\]).*", "", cell.strip("`")) for cell in cells}
    assert told == {one for one in commands() if " --" not in one}


def test_every_option_stands_in_the_readme() -> None:
    cells = " ".join(row[0] for row in table_after("## Commands"))
    assert [one for one in commands() if " --" in one and one.split()[-1] not in cells] == []


def test_every_command_of_the_chat_stands_in_the_readme_and_no_other() -> None:
    told = {re.sub(r"[`/]", "", row[0]).split()[0] for row in table_after("## In the chat")}
    assert told == {name for role in MenuRole for name, _ in COMMANDS[role]}


def test_every_setting_stands_in_the_readme_and_no_other() -> None:
    told = [name for row in table_after("## Settings") for name in re.findall(r"`([A-Z_]+)`", row[0])]
    assert sorted(told) == sorted(OURS)


def test_every_setting_stands_in_the_example_once_under_a_comment() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    names = [line.split("=")[0] for line in lines if "=" in line and not line.startswith("#")]
    assert sorted(names) == sorted(OURS)
    bare = [name for name in names if not lines[names_at(lines, name) - 1].startswith("# ")]
    assert bare == []


def names_at(lines: list[str], name: str) -> int:
    return next(number for number, line in enumerate(lines) if line.startswith(f"{name}="))


def test_the_example_shows_the_defaults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in OURS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    expected = Settings().model_dump()
    (tmp_path / ".env").write_bytes(EXAMPLE.read_bytes())
    assert load_settings().model_dump() == expected
    assert expected["decision_file"] == BUNDLED


def test_what_the_documents_point_to_exists() -> None:
    pages = [HOUSE / "README.md", HOUSE / "CHANGELOG.md", *sorted((HOUSE / "docs").rglob("*.md"))]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(HOUSE)} points to {target}"


def test_make_knows_the_targets_that_the_readme_names() -> None:
    makefile = (HOUSE / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", README)) <= targets
    for needed in ("install", "run", "demo", "test", "check", "lock", "coverage", "help"):
        assert needed in targets


def test_the_glossary_names_what_is_in_the_code() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((HOUSE / "core").rglob("*.py")))
    code += "".join(path.read_text(encoding="utf-8") for path in sorted((HOUSE / "storage").rglob("*.py")))
    rows = [
        line.split("|")
        for line in (HOUSE / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| ")
    ][1:]
    names = [name for row in rows for name in re.findall(r"`([\w.]+)`", row[2])]
    assert len(names) > 30
    assert [name for name in names if not re.search(rf"\b{name.split('.')[-1]}\b", code)] == []


def test_no_committed_file_names_a_registry_or_a_place_on_a_machine() -> None:
    found = []
    for path in files():
        if path == Path(__file__):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if PLACES.search(line):
                found.append(f"{path.relative_to(HOUSE)}:{number}: {line.strip()[:120]}")
    assert found == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_dependency_has_a_hash(name: str) -> None:
    text = (HOUSE / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip()]
    assert len(lines) > 20
    assert [line[:60] for line in lines if "==" not in line or "--hash=sha256:" not in line] == []
