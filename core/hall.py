"""Being there: a word or a QR code shown in the hall, of one sitting and of its time only. Pure."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from hashlib import sha256

from core.decision import Subgroup
from core.meeting import MeetingPlan

CODE_PREFIX = "m_"  # of a link's code, so that it is no invitation's
OPENS = timedelta(minutes=30)  # before the sitting
STAYS = timedelta(hours=1)  # after its end: meetings run over
MOST_TRIES = 5  # wrong words of one person at one meeting
WORDS = (
    *("берёза", "ромашка", "ласточка", "радуга", "малина", "рябина", "снежинка", "звезда", "осень", "весна"),
    *("облако", "костёр", "маяк", "якорь", "парус", "лодка", "остров", "ручей", "роща", "поляна"),
    *("яблоко", "груша", "слива", "вишня", "клён", "липа", "сосна", "кедр", "ива", "тополь"),
    *("солнце", "месяц", "ветер", "гроза", "дождь", "метель", "иней", "роса", "туман", "рассвет"),
    *("книга", "тетрадь", "глобус", "компас", "фонарь", "зеркало", "кубик", "мячик", "бусы", "лента"),
    *("заяц", "ёжик", "белка", "олень", "журавль", "синица", "дельфин", "черепаха", "пчела", "бабочка"),
    *("калина", "василёк", "ландыш", "сирень", "тюльпан", "пион", "астра", "фиалка", "мак", "жасмин"),
    *("барабан", "скрипка", "рояль", "песня", "танец", "сказка", "загадка", "картина", "краски", "кисть"),
)


@dataclass(frozen=True, slots=True)
class Hall:
    """A sitting's secret: ``code`` stands in the link, and the word follows from it."""

    meeting_id: int
    subgroup: int
    code: str
    at: datetime

    @property
    def word(self) -> str:
        """«берёза 47»: read from a screen, typed on a phone. It tells nothing of the code."""
        seed = int.from_bytes(sha256(f"word {self.code}".encode()).digest()[:8], "big")
        return f"{WORDS[seed % len(WORDS)]} {seed // len(WORDS) % 90 + 10}"

    @property
    def link_code(self) -> str:
        """What stands in ``?start=``."""
        return f"{CODE_PREFIX}{self.code}"

    def says(self, typed: str) -> bool:
        """Whether somebody has typed the word, in whatever letters."""
        return _plain(typed) == _plain(self.word)


def is_open(plan: MeetingPlan, subgroup: Subgroup, now: datetime, zone: tzinfo | None) -> bool:
    """Whether the sitting's word counts at that moment."""
    opens, closes = window(plan, subgroup, zone)
    return opens <= now <= closes


def window(plan: MeetingPlan, subgroup: Subgroup, zone: tzinfo | None) -> tuple[datetime, datetime]:
    """From when and until when it does."""
    return plan.starts_at(subgroup, zone) - OPENS, plan.ends_at(subgroup, zone) + STAYS


def is_hall_code(code: str) -> bool:
    """Whether a link's code is of a hall."""
    return code.startswith(CODE_PREFIX)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold().replace("ё", "е"))
