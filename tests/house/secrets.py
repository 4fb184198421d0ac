"""``python -m tests.house.secrets``: no token and no key in what is committed. Part of ``make check``.

detect-secrets looks line by line; what tests need to look like secrets is named in ``ALLOWED`` and opens
nothing. Its guessing by entropy is left out: it finds hashes and the words of a language, and takes a minute.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from detect_secrets.core.scan import scan_line
from detect_secrets.settings import transient_settings

HOUSE = Path(__file__).parents[2]
PLUGINS = (
    "BasicAuthDetector", "GitHubTokenDetector", "GitLabTokenDetector", "KeywordDetector",
    "PrivateKeyDetector", "PypiTokenDetector", "TelegramBotTokenDetector",
)  # fmt: skip
# A line without one of these can't interest any of them; asking them all about each line takes half a minute.
TELLING = re.compile(
    r"(?i)pass|pwd|secret|token|api_?key|private|credential|[a-z]://[^\s/]*:|gh[pousr]_|glpat|pypi-"
    r"|\d{8,10}:[0-9A-Za-z_-]{35}"
)
NOT_READ = re.compile(r"^requirements.*\.txt$|\.(png|docx|xlsx|zip|woff2?)$|package-lock\.json$")
ALLOWED = frozenset({  # they open nothing: tests and an example need something that looks like a secret
    "123456:dontshowmeanywhere", "X-Telegram-Bot-Api-Secret-Token", "a b", "p%40ss-word", "p@ss-word",
    "password", "power-cuts", "right", "s3cret_-", "secret-word", "word",
})  # fmt: skip


def committed() -> Iterator[Path]:
    """What is in the repository, or would be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=True)
    yield from (HOUSE / name for name in done.stdout.split("\0") if name and not NOT_READ.search(name))


def found_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Line, kind and value of each secret that isn't allowed."""
    with transient_settings({"plugins_used": [{"name": name} for name in PLUGINS]}):
        for number, line in enumerate(text.splitlines(), 1):
            if not TELLING.search(line):
                continue
            for secret in scan_line(line):
                if secret.secret_value not in ALLOWED:
                    yield number, secret.type, secret.secret_value or ""


def main() -> int:
    """A line for each, without the value; 1 where there is any."""
    count = 0
    for path in committed():
        try:
            text = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        for number, kind, _ in found_in(text):
            print(f"{path.relative_to(HOUSE)}:{number}: {kind}", file=sys.stderr)
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
