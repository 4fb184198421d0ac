"""The consent to publish an author's name: its own text, apart from every other consent.

The text stands here and not among the screens because it is what was agreed to: its version and the hash of
the exact words are recorded with each consent. A changed text gets a new version; a test holds the hash.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

VERSION = "2026-11-имя-1"
TEXT = """Согласие на публикацию имени

Оператор: {department}.
Я разрешаю указывать моё имя «{name}» рядом с описанием опыта «{title}» ({organisation}).
Где: в сообщениях этого бота руководителям организаций, в подборке опыта (.docx, страницы для сайта) \
и в таблице опыта управления.
Зачем: чтобы коллеги знали, чей это опыт.
Срок: пока я не отзову согласие. Отозвать можно в любое время: в самом предложении или в /mydata. \
После отзыва имени не будет ни в одном новом сообщении и файле.
Согласие необязательно: опыт можно опубликовать и без имени.

Редакция {version}."""
HASH = sha256(TEXT.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class PublicationConsent:
    """One that is in force: the name, under which experience."""

    offer_id: int
    title: str
    name: str
    given_at: datetime


def text_for(department: str, name: str, title: str, organisation: str) -> str:
    """The exact words that are shown and agreed to."""
    return TEXT.format(
        department=department, name=name, title=title, organisation=organisation, version=VERSION
    )


def hash_of(text: str) -> str:
    """What is recorded of them."""
    return sha256(text.encode()).hexdigest()
