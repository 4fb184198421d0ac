"""Which consent text is in force: a template filled with the operator's details, and a version of its words.

The bundled template stands in ``screens.consent``; a test ties its words to ``VERSION``. The version that a
person agrees to ends with the beginning of the text's hash: other words are another consent.
"""

from dataclasses import dataclass
from hashlib import sha256

from core.russian import count

VERSION = "2026-11-2"
OWN = "own"  # in the place of ``VERSION``, where the department has a template of its own
_SHOWN = 8  # characters of the hash in a version: it stands on a button of 64 bytes


@dataclass(frozen=True, slots=True)
class Operator:
    """Who answers for the data by law. Empty lines are left out of the text."""

    name: str
    address: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class ConsentText:
    """The text that counts now; empty where nothing but the bundled one without details is at hand."""

    version: str = VERSION
    text: str = ""

    @property
    def sha256(self) -> str:
        """Of the whole text, as it is shown."""
        return sha256(self.text.encode()).hexdigest()


BUNDLED = ConsentText()


def filled(
    template: str, operator: Operator, retention_days: int, erase_days: int, edition: str = VERSION
) -> ConsentText:
    """The template with its names in braces filled in; a line that names nothing known is left out."""
    values = {
        "оператор": operator.name,
        "адрес": operator.address,
        "контакт": operator.contact,
        "хранение": count(retention_days, "день", "дня", "дней"),
        "удаление": "сразу" if erase_days == 0 else f"в течение {count(erase_days, 'дня', 'дней', 'дней')}",
    }
    lines: list[str] = []
    for line in template.strip().splitlines():
        named = [name for name in values if "{" + name + "}" in line]
        if any(not values[name] for name in named):
            continue
        for name in named:
            line = line.replace("{" + name + "}", values[name])
        lines.append(line.rstrip())
    text = "\n".join(lines)
    return ConsentText(f"{edition}-{sha256(text.encode()).hexdigest()[:_SHOWN]}", text)
