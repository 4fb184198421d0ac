"""Twelve kindergartens of an invented district, and how each of their heads will act."""

from dataclasses import dataclass
from pathlib import Path

ADMIN_ID = 900_000_001
DEPARTMENT = "Управление образования города Калуги"


@dataclass(frozen=True, slots=True)
class Part:
    """One kindergarten. ``manner``: full, pause (both told tap by tap), quick, begins, away, silent."""

    name: str
    head: str
    phone: str
    district: str
    manner: str
    plan: str = "d"  # by task, in turn: d done, p in progress, n not begun


CAST = (
    Part("МБДОУ № 7 «Ласточка»", "Иванова Мария Петровна", "+7 910 000-00-07", "Ленинский", "full"),
    Part("МБДОУ № 12 «Солнышко»", "Петрова Анна Сергеевна", "+7 910 000-00-12", "Октябрьский", "pause"),
    Part(
        "МБДОУ № 18 «Тополёк»", "Смирнова Елена Игоревна", "+7 910 000-00-18", "Московский", "quick", "ddpddp"
    ),
    Part(
        "МБДОУ № 25 «Ромашка»", "Сидорова Ольга Ивановна", "+7 910 000-00-25", "Ленинский", "quick", "dpdndp"
    ),
    Part(
        "МБДОУ № 31 «Сказка»", "Кузнецова Ирина Львовна", "+7 910 000-00-31", "Московский", "quick", "pppnnp"
    ),
    Part(
        "МБДОУ № 36 «Аленький цветочек»",
        "Попова Вера Павловна",
        "+7 910 000-00-36",
        "Ленинский",
        "quick",
        "dddddd",
    ),
    Part(
        "МБДОУ № 44 «Анютины глазки»",
        "Васильева Нина Олеговна",
        "+7 910 000-00-44",
        "Октябрьский",
        "quick",
        "dnpnpd",
    ),
    Part(
        "МБДОУ № 50 «Гвоздика»", "Новикова Юлия Юрьевна", "+7 910 000-00-50", "Октябрьский", "quick", "ppdpdd"
    ),
    Part(
        "МБДОУ № 63 «Радужный»", "Морозова Алла Ильинична", "+7 910 000-00-63", "Московский", "begins", "pn"
    ),
    Part("МБДОУ № 78 «Журавлик»", "Волкова Инна Петровна", "+7 910 000-00-78", "Ленинский", "away"),
    Part("МБДОУ № 95 «Дельфин»", "Лебедева Зоя Ивановна", "+7 910 000-00-95", "Московский", "silent"),
    Part("МБДОУ «Россиянка» ЦРР", "Козлова Тамара Юрьевна", "+7 910 000-01-00", "Ленинский", "silent"),
)


def write_roster(path: Path) -> None:
    """The roster as the department would send it."""
    rows = [";".join((part.name, part.head, part.phone, part.district)) for part in CAST]
    path.write_text("\n".join(["Наименование;Руководитель;Телефон;Район", *rows]) + "\n", "utf-8-sig")
