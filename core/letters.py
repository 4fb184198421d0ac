"""The invitation as a letter: what it is, why, the link, until when, whom to call. Pure."""

from dataclasses import dataclass
from datetime import date

from core.russian_dates import long_day


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one organisation; ``to`` are its addresses as the roster has them, perhaps none."""

    organisation: str
    to: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes; ``phone`` may be empty."""

    department: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom it goes to; ``head`` as the roster has it."""

    organisation: str
    head: str
    email: str
    link: str


def letter(to: Addressee, sender: Sender, decision: str = "", deadline: date | None = None) -> Letter:
    """Eight lines at most. Without a decision yet, nothing is said of it or of a day."""
    name = _first_and_patronymic(to.head)
    about = f"об исполнении документа «{decision}»" if decision else "об исполнении решений совещаний"
    lines = [
        f"Здравствуйте, {name}!" if name else "Здравствуйте!",
        f"{sender.department} собирает отчёты {about}.",
        "Отвечать удобно с телефона, в Telegram: короткие вопросы, готовые кнопки.",
        f"Откройте ссылку и нажмите «Начать»: {to.link}",
        *([f"Пожалуйста, отправьте отчёт до {long_day(deadline)}."] if deadline else []),
        f"Ссылка личная, только для организации {to.organisation}: не пересылайте её другим.",
        f"Если что-то не получается, звоните: {sender.phone}."
        if sender.phone
        else "Если что-то не получается, позвоните, пожалуйста, нам.",
        f"С уважением, {sender.department}",
    ]
    return Letter(to.organisation, to.email, f"Отчёт организации {to.organisation}", "\n".join(lines))


def _first_and_patronymic(head: str) -> str:
    """«Мария Петровна» of «Иванова Мария Петровна»; empty where the name isn't written in full."""
    parts = head.split()
    whole = len(parts) == 3 and all(part.replace("-", "").isalpha() for part in parts)
    return " ".join(parts[1:]) if whole and all(len(part) > 1 for part in parts) else ""
