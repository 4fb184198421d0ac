"""``python -m tests.house.locked``: is the lock a lock? Part of ``make check``, and needs no network.

Every package pinned with hashes, no registry named, all that pyproject.toml asks for in it and fitting, the
smaller lock contained in the larger ones, and nothing in it that ``refused-versions.txt`` refuses. That list
is kept by hand: it says what we know, and doesn't replace a look at a database of vulnerabilities.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

HOUSE = Path(__file__).parents[2]
LOCKS = {"requirements.txt": (), "requirements-dev.txt": ("dev",), "requirements-bench.txt": ("bench",)}
REFUSED = HOUSE / "refused-versions.txt"
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
_PIN = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;]+)")
_PLACE = re.compile(r"://|^-|--(?:index|extra-index|find-links|trusted-host)|@\s*(?:file|http)")


@dataclass(frozen=True, slots=True)
class Pin:
    """One package of a lock."""

    name: str
    version: Version
    hashes: int


def pins(text: str) -> tuple[list[Pin], list[str]]:
    """The packages of a lock, and what is wrong with its lines."""
    found, wrong = [], []
    for line in re.sub(r"\\\n", " ", text).splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        bare = _HASH.sub("", line)
        pin = _PIN.match(bare)
        if pin is None or _PLACE.search(bare):
            wrong.append(f"no pin, or a place is named: {bare.strip()[:80]}")
            continue
        hashes = len(_HASH.findall(line))
        if not hashes:
            wrong.append(f"{pin[1]} has no hash")
        if "--hash" in bare:
            wrong.append(f"{pin[1]} has a hash that is no SHA-256")
        found.append(Pin(canonicalize_name(pin[1]), Version(pin[2]), hashes))
    return found, wrong


def refusals(text: str) -> Iterator[tuple[Requirement, str]]:
    """The versions that must not be locked, and why."""
    for line in text.splitlines():
        wanted, _, why = line.partition("#")
        if wanted.strip():
            yield Requirement(wanted.strip()), why.strip()


def mistakes(house: Path = HOUSE) -> Iterator[str]:
    """Everything that is wrong, a line each."""
    project = tomllib.loads((house / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    refused = list(refusals(REFUSED.read_text(encoding="utf-8")))
    locked: dict[str, dict[str, Version]] = {}
    for name, extras in LOCKS.items():
        found, wrong = pins((house / name).read_text(encoding="utf-8"))
        yield from (f"{name}: {words}" for words in wrong)
        here = locked[name] = {pin.name: pin.version for pin in found}
        wanted = [*project["dependencies"]]
        for extra in extras:
            wanted += project["optional-dependencies"][extra]
        yield from (f"{name}: {words}" for words in _unmet(map(Requirement, wanted), here))
        for requirement, why in refused:
            version = here.get(canonicalize_name(requirement.name))
            if version is not None and version in requirement.specifier:
                yield f"{name}: {requirement.name} {version} is refused: {why}"
    small = locked["requirements.txt"]
    for name, here in locked.items():
        yield from (
            f"{name}: {package} is {here.get(package)}, in requirements.txt {version}"
            for package, version in small.items()
            if here.get(package) != version
        )


def _unmet(wanted: Iterator[Requirement], here: dict[str, Version]) -> Iterator[str]:
    for requirement in wanted:
        version = here.get(canonicalize_name(requirement.name))
        if version is None:
            yield f"{requirement.name} isn't locked"
        elif not requirement.specifier.contains(version, prereleases=True):
            yield f"{requirement.name} is locked at {version}, wanted is {requirement.specifier}"


def main() -> int:
    """1 where there is a mistake."""
    found = list(mistakes())
    for words in found:
        print(words, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
