"""Names of files and folders that are safe on every disk, whatever people typed."""

import re
import unicodedata

LONGEST = 80  # characters: a path of Windows has 260 for all of it
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def safe_name(text: str, fallback: str, longest: int = LONGEST) -> str:
    """One name, never a path: no separator, no «..», nothing invisible; what follows the last dot stays."""
    text = unicodedata.normalize("NFC", text)
    shown = "".join(sign for sign in text if unicodedata.category(sign)[0] != "C" or sign in "\t\n\r")
    name = " ".join(_FORBIDDEN.sub("_", shown).split()).strip(". ")
    if not name.strip("_"):
        return fallback
    if _RESERVED.match(name):
        name = f"_{name}"
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        return name[:longest].rstrip(". ")
    return stem[: longest - len(ending) - 1].rstrip(". ") + dot + ending


class Names:
    """Gives each name once: «приказ.pdf», «приказ (2).pdf»; large and small letters are the same."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, name: str) -> str:
        """The name, with a number where it is taken."""
        stem, dot, ending = name.rpartition(".")
        if not dot:
            stem, ending = name, ""
        number, tried = 1, name
        while tried.casefold() in self._taken:
            number += 1
            tried = f"{stem} ({number}){dot}{ending}"
        self._taken.add(tried.casefold())
        return tried
